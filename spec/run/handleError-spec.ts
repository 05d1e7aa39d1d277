import { Agent, MaxTurnsExceededError, ModelBehaviorError, type RunErrorHandlers, type RunEvent } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { handleError } from '../../src/run/handleError.js';
import type { RunElement } from '../../src/run/reduceRun.js';
import { environment } from '../helpers/environment.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { progressAfter, progressInTurn } from '../helpers/progressAfter.js';
import { functionCall } from '../helpers/rawItems.js';
import { itemFrom } from '../helpers/runItems.js';

const tooMany = new MaxTurnsExceededError(1);
const caught: RunElement = { type: 'caught', error: tooMany };
const handling = (errorHandlers: RunErrorHandlers, progress = progressAfter(caught)) =>
  handleError(progress, environment({ errorHandlers: errorHandlers }));
function seenOf(handled$: ReturnType<typeof handling>): unknown[] {
  const seen: unknown[] = [];
  handled$.subscribe({ next: (value) => seen.push(value), error: (error: unknown) => seen.push(error) });
  return seen;
}

describe('handleError', () => {
  it(
    'should wait for the answer, and be torn down with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const answer = cold('  --s|', { s: { finalOutput: 'Sorry.', includeInHistory: false } });
      const subs = ['        ^--!', '^-!'];
      const handled$ = handling({ maxTurns: () => answer });
      expectObservable(handled$).toBe('---(h|)', { h: { type: 'handled', finalOutput: 'Sorry.' } });
      expectObservable(handled$, '^-!').toBe('---');
      expectSubscriptions(answer.subscriptions).toBe(subs);
    }),
  );

  it('should make a message of the answer', () => {
    expect(seenOf(handling({ maxTurns: () => 'Sorry.' }))).toEqual([
      {
        type: 'handled',
        finalOutput: 'Sorry.',
        message: {
          type: 'message',
          id: 'msg_1',
          role: 'assistant',
          status: 'completed',
          content: [{ type: 'output_text', text: 'Sorry.', annotations: [] }],
        },
      },
    ]);
  });

  it('should close what is open before it asks', () => {
    const called = runItemEvent(itemFrom(functionCall('a')));
    const order: string[] = [];
    const handled$ = handling({ maxTurns: () => void order.push('asked') }, progressInTurn(called, caught));
    handled$.subscribe({ next: (event) => order.push(letterOf(event as RunEvent)), error: () => order.push('#') });
    expect(order).toEqual(['o', 'asked', '#']);
  });

  it('should let the error stand that is declined, and ask the model again that said nothing', () => {
    expect(seenOf(handling({ maxTurns: () => undefined }))).toEqual([tooMany]);
    const error = new ModelBehaviorError('x', { text: '', isFinalOutput: true });
    const empty = progressAfter({ type: 'caught', error });
    expect(seenOf(handling({ invalidFinalOutput: () => null }, empty))).toEqual([{ type: 'run_again' }]);
  });

  const circular: unknown[] = [];
  circular.push(circular);
  const named = { name: 'CallbackError', unit: 'maxTurns error handler', cause: expect.any(TypeError) };
  const misfit = {
    name: 'UserError',
    message: expect.stringContaining('The maxTurns error handler gave a final output that does not fit'),
  };

  it.each<[string, object, Record<string, unknown> | undefined]>([
    ['a bigint', named, undefined],
    ['a circular one', named, undefined],
    ['a bigint', named, { type: 'object', properties: {}, additionalProperties: false }],
    ['a function', misfit, { type: 'object', properties: {}, additionalProperties: false }],
  ])('should name the handler where its final output has no JSON: %s', (what, expected, outputType) => {
    const finalOutput = { 'a bigint': 1n, 'a circular one': circular, 'a function': () => 1 }[what];
    const agent = new Agent({ name: 'A', ...(outputType && { outputType }) });
    const seen = seenOf(handling({ maxTurns: () => ({ finalOutput }) }, { ...progressAfter(caught), agent }));
    expect(seen).toEqual([expect.objectContaining(expected)]);
  });

  it('should let the error stand that nobody handles', () => {
    expect(() => handling({})).toThrow(tooMany);
  });

  it('should be a unit of work of the agent whose turn failed', () => {
    const seen: unknown[] = [];
    const env = environment({
      errorHandlers: { maxTurns: () => 'Sorry.' },
      interceptors: [({ agent, name, key }, work$) => (seen.push([agent, name, key]), work$)],
    });
    handleError(progressAfter(caught), env).subscribe();
    expect(seen).toEqual([[{ name: 'A' }, 'maxTurns error handler', 'turn-0/errorHandlers/maxTurns/1']]);
  });

  it('should be a UserError where the answer does not fit the outputType, because of what does not', () => {
    const agent = new Agent({
      name: 'A',
      outputType: { type: 'object', properties: {}, required: [], additionalProperties: false },
    });
    const seen = seenOf(handling({ maxTurns: () => 'Sorry.' }, { ...progressAfter(caught), agent }));
    expect(seen).toMatchObject([{ name: 'UserError', cause: { name: 'ModelBehaviorError' } }]);
    expect((seen[0] as Error).message).toMatch(/ Give one that does\.$/);
  });
});
