import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import type { RunItem } from 'rxagents';
import { receive, responseInProgress } from '../../src/run/ResponseInProgress.js';
import { turnRecordOf } from '../../src/run/turnRecordOf.js';
import { ended, itemDone } from '../helpers/rawEvents.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { handoffOutputItem, itemFrom, outputItem } from '../helpers/runItems.js';

const [a, b] = [functionCall('a'), functionCall('b')];
const m = message('Hi');

function recordOf(
  done: readonly (readonly [number, ResponseOutputItem])[],
  items: readonly RunItem[],
  last: ResponseOutputItem[] = [],
) {
  const response = responseInProgress();
  for (const [index, item] of done) receive(response, itemDone(item, index));
  if (last.length > 0) receive(response, ended({ output: last }));
  return turnRecordOf(response, items);
}

describe('turnRecordOf', () => {
  it('should put the items in output order, in whichever they were completed', () => {
    const done = [
      [1, b],
      [0, m],
      [2, a],
    ] as const;
    expect(recordOf(done, [b, m, a].map(itemFrom)).output).toEqual([m, b, a]);
  });

  it('should tell the outputs that the run made, by call id', () => {
    const { output, outputs } = recordOf(
      [
        [0, a],
        [1, b],
      ],
      [itemFrom(a), itemFrom(b), outputItem('b', 2), handoffOutputItem('a')],
    );
    expect(output).toEqual([a, b]);
    expect([...outputs.keys()]).toEqual(['b', 'a']);
  });

  it('should know the places of items that only the terminal event holds', () => {
    expect(recordOf([[1, a]], [a, m].map(itemFrom), [m, { ...a }]).output).toEqual([m, a]);
  });

  it('should put last what was made of pieces when the response was cut', () => {
    const partial = message('Hel', 'partial');
    expect(
      recordOf(
        [
          [0, m],
          [3, a],
        ],
        [m, partial, a].map(itemFrom),
      ).output,
    ).toEqual([m, a, partial]);
  });

  it('should hold only what was announced', () => {
    expect(
      recordOf(
        [
          [0, m],
          [1, a],
        ],
        [itemFrom(m)],
        [m, a],
      ).output,
    ).toEqual([m]);
  });

  it('should take an output that the model made for one of its items', () => {
    const made = { type: 'function_call_output', id: 'x', call_id: 'a', output: 'ok' } as unknown as ResponseOutputItem;
    const { output, outputs } = recordOf([[0, made]], [itemFrom(made)]);
    expect(output).toEqual([made]);
    expect(outputs.size).toBe(0);
  });
});
