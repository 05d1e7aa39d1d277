import { unitRecorder } from '../helpers/unitRecorder.js';
import { readyTurn } from '../../src/run/readyTurn.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import type { Turn } from '../../src/run/Turn.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';

const turnWith = (overrides: Partial<RunEnvironment>): Turn => turnOf({ env: environment(overrides) });
const inputOf = (turn: unknown): unknown => (turn as Turn).requestOf(() => new AbortController().signal).input;

describe('readyTurn', () => {
  it('should be the turn as it is where nobody has a say', () => {
    const turn = turnOf();
    expect(seenOf(readyTurn(turn))).toEqual([turn, 'complete']);
    expect(seenOf(readyTurn(turn))[0]).toBe(turn);
  });

  it('should tell the hooks what the filter made of the input', () => {
    const onLlmStart = jest.fn();
    const callModelInputFilter = () => ({ input: [], instructions: 'Be kind.' });
    const [turn, end] = seenOf(readyTurn(turnWith({ callModelInputFilter, hooks: { onLlmStart } })));
    expect(inputOf(turn)).toEqual([]);
    expect(end).toBe('complete');
    expect(onLlmStart.mock.calls).toEqual([[expect.objectContaining({ input: [], instructions: 'Be kind.' })]]);
  });

  it("should call the agent's hook too", () => {
    const onLlmStart = jest.fn();
    const turn = turnOf({ hooks: { onLlmStart } });
    expect(seenOf(readyTurn(turn))).toEqual([turn, 'complete']);
    expect(onLlmStart.mock.calls).toEqual([[expect.objectContaining({ input: inputOf(turn) })]]);
  });

  it(
    'should wait for the filter and then for the hook, and leave either with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const filtered = cold('-(v|)', { v: { input: [] } });
      const noticed = cold('  --(x|)');
      const failing = cold('  -#');
      const ready$ = readyTurn(
        turnWith({ callModelInputFilter: () => filtered, hooks: { onLlmStart: () => noticed } }),
      );
      expectObservable(ready$).toBe('---(t|)', { t: expect.objectContaining({ key: 'turn-1' }) });
      expectObservable(ready$, '^-!').toBe('---');
      expectSubscriptions(filtered.subscriptions).toBe(['^!', '^!']);
      expectSubscriptions(noticed.subscriptions).toBe(['-^-!', '-^!']);
      const failed = expect.objectContaining({ name: 'CallbackError', unit: 'onLlmStart hook of the run' });
      expectObservable(readyTurn(turnWith({ hooks: { onLlmStart: () => failing } }))).toBe('-#', undefined, failed);
    }),
  );

  it('should call the hooks by keys of their own', () => {
    const { interceptor, units } = unitRecorder();
    const env = environment({ interceptors: [interceptor] });
    seenOf(readyTurn(turnOf({ env, hooks: { onLlmStart: () => undefined } })));
    expect(units.map(({ key }) => key)).toEqual(['turn-1/hooks/onLlmStart/agent']);
  });
});
