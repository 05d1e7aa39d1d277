import { unitRecorder } from '../helpers/unitRecorder.js';
import { seenOf } from '../helpers/seenOf.js';
import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { intercept, type Interceptor } from 'rxagents';
import { tap } from 'rxjs';
import { loadSession } from '../../src/run/loadSession.js';
import { runProgressOf } from '../../src/run/RunProgress.js';
import { environment } from '../helpers/environment.js';
import { fakeSession } from '../helpers/fakeSession.js';
import { agentA } from '../helpers/progressAfter.js';

const said = (content: string): ResponseInputItem => ({ role: 'user', content });
const [old, hi] = [said('old'), said('Hi')];
const progress = runProgressOf(agentA, [hi]);

function loadedOf(...[overrides]: Parameters<typeof environment>): unknown[] {
  const seen: unknown[] = [];
  loadSession(progress, environment(overrides)).subscribe((signal) => seen.push(signal));
  return seen;
}

describe('loadSession', () => {
  it('should put the input behind what the session has', () => {
    expect(loadedOf({ session: fakeSession([old]) })).toEqual([{ type: 'loaded', history: [old, hi], unsaved: [hi] }]);
  });

  it('should give the input alone without a session', () => {
    expect(loadedOf()).toEqual([{ type: 'loaded', history: [hi], unsaved: [] }]);
  });

  it('should let a callback merge them', () => {
    const sessionInputCallback = (history: readonly ResponseInputItem[], input: readonly ResponseInputItem[]) => [
      ...input,
      ...history,
    ];
    const session = fakeSession([old]);
    expect(loadedOf({ session, sessionInputCallback })).toEqual([
      { type: 'loaded', history: [hi, old], unsaved: [hi] },
    ]);
  });

  it('should be units of work, and take what an interceptor gives for what the session has', () => {
    const keys: string[] = [];
    const interceptors = [intercept('session', ({ key }) => tap(() => keys.push(key)))];
    loadedOf({ session: fakeSession([old]), interceptors });
    expect(keys).toEqual(['session/load']);
  });

  it('should show interceptors what is asked, and of whom', () => {
    const { interceptor, units } = unitRecorder();
    const agents: unknown[] = [];
    const interceptors: Interceptor[] = [interceptor, ({ agent }, work$) => (agents.push(agent), work$)];
    const sessionInputCallback = () => [hi];
    loadedOf({ session: fakeSession([old]), sessionInputCallback, interceptors });
    expect(units).toEqual([
      { kind: 'session', name: 'getItems', key: 'session/load', input: null },
      { kind: 'callback', name: 'sessionInputCallback', key: 'session/input', input: { history: [old], input: [hi] } },
    ]);
    expect(agents).toEqual([{ name: 'A' }, { name: 'A' }]);
  });

  it('should fail, naming the callback, where that gives no items', () => {
    const sessionInputCallback = (() => 'Hi') as never;
    const seen = seenOf(loadSession(progress, environment({ session: fakeSession([old]), sessionInputCallback })));
    const message = 'The sessionInputCallback gave no array of items. Let it give one.';
    expect(seen).toEqual([expect.objectContaining({ name: 'UserError', message })]);
  });
});
