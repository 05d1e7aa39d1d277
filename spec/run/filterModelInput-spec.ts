import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { ModelRequest } from 'rxagents';
import { filterModelInput } from '../../src/run/filterModelInput.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import type { Turn } from '../../src/run/Turn.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { modelRequest } from '../helpers/modelRequest.js';
import { message } from '../helpers/rawItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const request = modelRequest({ instructions: 'Be brief.', modelSettings: { temperature: 0.5 } });
const hi: ResponseInputItem = { role: 'user', content: 'Hi' };
const turnWith = (callModelInputFilter: unknown, overrides: Partial<RunEnvironment> = {}): Turn =>
  turnOf({
    env: environment({ callModelInputFilter: callModelInputFilter as never, ...overrides }),
    requestOf: (signalOf) => ({ ...request, signal: signalOf() }),
  });
const { signal } = new AbortController();
/** The request that the model is sent, or the error. */
function sentAfter(filter: unknown): ModelRequest {
  const [turn] = seenOf(filterModelInput(turnWith(filter)));
  return 'requestOf' in (turn as Turn) ? (turn as Turn).requestOf(() => signal) : (turn as ModelRequest);
}

describe('filterModelInput', () => {
  it('should send what the filter gives in place of input and instructions, and the rest as it was', () => {
    const sent = sentAfter(() => ({ input: [], instructions: 'Be kind.' }));
    expect({ ...sent }).toEqual({ ...request, input: [], instructions: 'Be kind.', signal });
    expect(sent.signal).toBe(signal);
    expect(sentAfter(() => ({ input: [hi] }))).not.toHaveProperty('instructions');
    expect(sentAfter(() => ({ input: [], instructions: '' })).instructions).toBe('');
  });

  it('should make the signal only when it is asked for', () => {
    const signalOf = jest.fn(() => signal);
    const [turn] = seenOf(filterModelInput(turnWith(() => ({ input: [] }))));
    const sent = (turn as Turn).requestOf(signalOf);
    expect(signalOf).not.toHaveBeenCalled();
    expect(sent.signal).toBe(signal);
  });

  it('should send of items with one id the latest, in its place', () => {
    const [early, other, late] = [message('a', 'msg_1'), message('b', 'msg_2'), message('c', 'msg_1')];
    expect(sentAfter(() => ({ input: [hi, early, other, hi, late] })).input).toEqual([hi, other, hi, late]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no list of items', { input: 'Hi' }],
    ['instructions that are no text', { input: [], instructions: 1 }],
  ])('should fail the run where the filter gives %s', (_what, given) => {
    expect(sentAfter(() => given)).toMatchObject({
      name: 'UserError',
      message: 'The callModelInputFilter gave no { input, instructions? } with an array of items. Let it give one.',
    });
  });

  it('should tell the filter what the model would be sent, the agent and the context, as a unit of work', () => {
    const { interceptor, units } = unitRecorder();
    const filter = jest.fn(({ modelData }) => modelData as unknown);
    const context = { user: 'Ada' } as never;
    seenOf(filterModelInput(turnWith(filter, { context, interceptors: [interceptor] })));
    const modelData = { input: request.input, instructions: 'Be brief.' };
    expect(filter.mock.calls).toEqual([[{ modelData, agent: { name: 'A' }, context }]]);
    expect(units).toEqual([
      { kind: 'callback', name: 'callModelInputFilter', key: 'turn-1/inputFilter', input: modelData },
    ]);
  });

  it(
    'should wait for the filter, and leave it with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const filtered = cold('--(v|)', { v: { input: [] } });
      const turn = turnWith(() => filtered);
      const expected = expect.objectContaining({ key: turn.key, agent: turn.agent, env: turn.env });
      expectObservable(filterModelInput(turn)).toBe('--(t|)', { t: expected });
      expectObservable(filterModelInput(turn), '^!').toBe('--');
      expectSubscriptions(filtered.subscriptions).toBe(['^-!', '^!']);
    }),
  );
});
