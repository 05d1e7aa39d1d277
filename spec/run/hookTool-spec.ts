import { identity, map } from 'rxjs';
import type { Hooks, RunEvent } from 'rxagents';
import { hookTool } from '../../src/run/hookTool.js';
import { environment } from '../helpers/environment.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall } from '../helpers/rawItems.js';
import { runEvents } from '../helpers/runEvents.js';
import { turnOf } from '../helpers/turnOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const call = functionCall('a');
const hookedBy = (hooks: Hooks | undefined, ofAgent?: Hooks) =>
  hookTool(turnOf({ env: environment({ hooks }), hooks: ofAgent }), call);

describe('hookTool', () => {
  it('should leave the work as it is where there is no hook of a tool', () => {
    expect(hookedBy(undefined)).toBe(identity);
    expect(hookedBy({ onLlmStart: () => 1 }, { onLlmEnd: () => 1 })).toBe(identity);
  });

  it(
    'should wait for onToolStart before the work, and for onToolEnd before its output',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const started = cold('--x|');
      const ended = cold('-x|');
      const work = cold<RunEvent>('p-o|', runEvents);
      const hooked$ = work.pipe(hookedBy({ onToolStart: () => started }, { onToolEnd: () => ended }), map(letterOf));
      expectObservable(hooked$).toBe('---p---(o|)');
      expectObservable(hooked$, '^-----!').toBe('---p---');
      expectSubscriptions(started.subscriptions).toBe(['^--!', '^--!']);
      expectSubscriptions(work.subscriptions).toBe(['---^--!', '---^--!']);
      expectSubscriptions(ended.subscriptions).toBe(['-----^-!', '-----^!']);
    }),
  );

  it.each<[string, keyof Hooks, object, string]>([
    ['onToolStart', 'onToolStart', { toolCall: call }, 'o'],
    ['onToolEnd', 'onToolEnd', { toolCall: call, output: 'x' }, 'o'],
  ])('should call %s alone, of the run or of the agent, and tell it the call', (_what, name, told, letters) => {
    for (const owner of ['run', 'agent']) {
      marbles(({ cold, expectObservable, flush }) => {
        const { interceptor, units } = unitRecorder();
        const hook = jest.fn();
        const [ofRun, ofAgent] = owner === 'run' ? [{ [name]: hook }, undefined] : [undefined, { [name]: hook }];
        const turn = turnOf({ env: environment({ hooks: ofRun, interceptors: [interceptor] }), hooks: ofAgent });
        const work = cold<RunEvent>(`${letters}|`, runEvents);
        expectObservable(work.pipe(hookTool(turn, call), map(letterOf))).toBe(`${letters}|`);
        flush();
        expect(hook.mock.calls).toEqual([[expect.objectContaining(told)]]);
        expect(units).toMatchObject([{ key: `turn-1/tool/a/hooks/${name}/${owner}` }]);
      })();
    }
  });
});
