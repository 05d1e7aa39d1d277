import { runItemEvent } from '../../src/events/runItemEvent.js';
import { commitTurn } from '../../src/run/commitTurn.js';
import { logItems } from '../../src/run/Log.js';
import type { RunProgress } from '../../src/run/RunProgress.js';
import { progressAfter, progressInTurn, rawEvent } from '../helpers/progressAfter.js';
import { created, ended, itemDone, textDelta } from '../helpers/rawEvents.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';

const hi = message('Hi');
const usage = { input_tokens: 10, output_tokens: 5, total_tokens: 15 } as never;
const responsesOf = (progress: RunProgress): unknown[] => logItems(progress.responses);

describe('commitTurn', () => {
  it('should leave a run that is between turns as it is', () => {
    const progress = progressAfter();
    expect(commitTurn(progress)).toBe(progress);
  });

  it('should add the response, its usage and its part of the history, and close the turn', () => {
    const progress = progressInTurn(
      rawEvent(created()),
      rawEvent(itemDone(hi)),
      runItemEvent(itemFrom(hi)),
      rawEvent(ended({ id: 'resp_9', usage })),
    );
    const committed = commitTurn(progress);
    expect(committed.current).toBeUndefined();
    expect(responsesOf(committed)).toEqual([
      { output: [hi], responseId: 'resp_9', status: 'completed', usage: expect.objectContaining({ totalTokens: 15 }) },
    ]);
    expect(logItems(committed.history)).toEqual([{ role: 'user', content: 'Hi' }, hi]);
    expect(committed).toMatchObject({ requests: 1, usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15 } });
    expect(committed.unfinished.length).toBe(0);
  });

  it('should put what a handler answered last in the history, without its id, and in no response', () => {
    const sorry = message('Sorry.', 'msg_9');
    const handled = { type: 'handled', finalOutput: 'Sorry.', message: sorry } as const;
    const said = runItemEvent(itemFrom(sorry));
    const progress = progressInTurn(
      rawEvent(itemDone(hi)),
      runItemEvent(itemFrom(hi)),
      rawEvent(ended()),
      handled,
      said,
    );
    const committed = commitTurn(progress);
    const { id: _id, ...kept } = sorry;
    expect(logItems(committed.history, 1)).toEqual([hi, kept]);
    expect(committed.unsaved.at(-1)).toEqual(kept);
    expect(responsesOf(committed)).toMatchObject([{ output: [hi] }]);
    expect(committed.handled).toBeUndefined();
    expect(logItems(commitTurn(progressAfter(handled)).history, 1)).toEqual([kept]);
    const awaited = commitTurn(progressAfter(handled, { type: 'verdict_awaited' }));
    expect(logItems(awaited.history, 1)).toEqual([]);
  });

  it('should put the outputs after the items, in call order', () => {
    const [a, b] = [functionCall('a'), functionCall('b')];
    const items = [itemFrom(a), itemFrom(b), outputItem('b', 'second'), outputItem('a', 'first')];
    const progress = progressInTurn(
      rawEvent(itemDone(a)),
      rawEvent(itemDone(b, 1)),
      ...items.map(runItemEvent),
      rawEvent(ended()),
    );
    expect(logItems(commitTurn(progress).history, 1)).toMatchObject([
      { call_id: 'a' },
      { call_id: 'b' },
      { output: 'first' },
      { output: 'second' },
    ]);
  });

  it('should count a request whose usage is not told, and have none for it', () => {
    const committed = commitTurn(progressInTurn(rawEvent(ended())));
    expect(committed).toMatchObject({ requests: 1, usage: { totalTokens: 0 } });
    expect(responsesOf(committed)).toEqual([expect.not.objectContaining({ usage: expect.anything() })]);
  });

  it('should say of a response that was cut what the server had said of its input', () => {
    const begun = created() as Extract<ReturnType<typeof created>, { type: 'response.created' }>;
    const told = { ...begun, response: { ...begun.response, usage: { input_tokens: 12 } as never } };
    const committed = commitTurn(progressInTurn(rawEvent(told), rawEvent(created()), rawEvent(textDelta('Hello'))));
    expect(logItems(committed.unfinished)).toEqual([
      { responseId: 'resp_1', inputTokens: 12, estimatedOutputTokens: 2 },
    ]);
  });

  it('should keep a response that was cut as unfinished: four characters to a token', () => {
    const progress = progressInTurn(rawEvent(created()), rawEvent(textDelta('Hello')));
    const committed = commitTurn(progress);
    expect(committed.requests).toBe(0);
    expect(logItems(committed.unfinished)).toEqual([{ responseId: 'resp_1', estimatedOutputTokens: 2 }]);
    expect(responsesOf(committed)).toEqual([{ output: [], responseId: 'resp_1', status: 'failed' }]);
  });

  it('should keep a call that never answered as a response, and count no tokens for it', () => {
    const committed = commitTurn(progressInTurn());
    expect(responsesOf(committed)).toEqual([{ output: [], status: 'failed' }]);
    expect(committed.unfinished.length).toBe(0);
  });

  it('should tell a response that was stopped from one that failed', () => {
    const stopped = { ...progressInTurn(), ending: { type: 'stopped', mode: 'now' } } as const;
    expect(responsesOf(commitTurn(stopped))).toEqual([{ output: [], status: 'cancelled' }]);
  });

  it.each<['response.completed' | 'response.incomplete' | 'response.failed', string]>([
    ['response.completed', 'completed'],
    ['response.incomplete', 'incomplete'],
    ['response.failed', 'failed'],
  ])('should take the status of %s from the event where the response has none', (type, status) => {
    const event = ended({}, type);
    const { status: _status, ...response } = event.response;
    expect(responsesOf(commitTurn(progressInTurn(rawEvent({ ...event, response }))))).toMatchObject([{ status }]);
  });

  it('should leave the ids of a response that failed, which the server never stored, out of the history', () => {
    const failed = rawEvent(ended({ status: 'failed' }, 'response.failed'));
    const progress = progressInTurn(rawEvent(itemDone(hi)), runItemEvent(itemFrom(hi)), failed);
    expect(logItems(commitTurn(progress).history, 1)).toEqual([expect.not.objectContaining({ id: expect.anything() })]);
  });

  it('should estimate what a call has cost that was cut, known by its text alone', () => {
    const committed = commitTurn(progressInTurn(rawEvent(textDelta('Hello'))));
    expect(logItems(committed.unfinished)).toStrictEqual([{ estimatedOutputTokens: 2 }]);
    expect(responsesOf(committed)).toStrictEqual([{ output: [], status: 'failed' }]);
    expect(commitTurn(progressInTurn()).unfinished.length).toBe(0);
  });

  it('should not send on what the server has no id for', () => {
    const told = progressInTurn(rawEvent(itemDone(hi)), runItemEvent(itemFrom(hi)), rawEvent(ended({ id: '' })));
    expect(commitTurn({ ...told, lastResponseId: 'r0' }).lastResponseId).toBe('r0');
  });
});
