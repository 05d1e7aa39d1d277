import type { ChatToolCallDelta } from '../../src/openai/ChatChunk.js';
import { ChatToolCall } from '../../src/openai/ChatToolCall.js';
import { ChatToolCalls } from '../../src/openai/ChatToolCalls.js';
import { EventWriter } from '../../src/openai/EventWriter.js';

type Delta = [index: number | undefined, id: string | undefined, name: string | undefined, args: unknown];

/** The calls that these deltas amount to, as name and arguments. */
function callsOf(deltas: readonly Delta[]): unknown {
  const calls: ChatToolCall[] = [];
  const writer = new EventWriter({ next: () => undefined });
  const toolCalls = new ChatToolCalls((wireId) => {
    const call = new ChatToolCall({ id: 'fc', callId: wireId, outputIndex: calls.length, model: 'gpt-x' }, writer);
    calls.push(call);
    return call;
  });
  for (const [index, id, name, args] of deltas) {
    toolCalls.add({ index, id, function: { name, arguments: args } } as ChatToolCallDelta);
  }
  return calls.map((call) => {
    const { name, arguments: text } = call.close('completed') as { name: string; arguments: string };
    return `${name} ${text}`;
  });
}

const both = ['f {"x":1}', 'g {"y":2}'];

describe('ChatToolCalls', () => {
  it.each<[string, readonly Delta[]]>([
    [
      'tells calls apart by index',
      [
        [0, 'a', 'f', '{"x"'],
        [1, 'b', 'g', '{"y"'],
        [0, undefined, undefined, ':1}'],
        [1, undefined, undefined, ':2}'],
      ],
    ],
    [
      'repeats id and name in each delta',
      [
        [0, 'a', 'f', '{"x"'],
        [0, 'a', 'f', ':1}'],
        [1, 'b', 'g', '{"y"'],
        [1, 'b', 'g', ':2}'],
      ],
    ],
    [
      'gives no index',
      [
        [undefined, 'a', 'f', '{"x"'],
        [undefined, undefined, undefined, ':1}'],
        [undefined, 'b', 'g', '{"y"'],
        [undefined, undefined, undefined, ':2}'],
      ],
    ],
    [
      'gives no index and repeats the id',
      [
        [undefined, 'a', 'f', '{"x"'],
        [undefined, 'b', 'g', '{"y"'],
        [undefined, 'a', 'f', ':1}'],
        [undefined, 'b', 'g', ':2}'],
      ],
    ],
    [
      'sends whole calls without index or id',
      [
        [undefined, undefined, 'f', '{"x":1}'],
        [undefined, '', 'g', '{"y":2}'],
      ],
    ],
    [
      'sends index 0 for every whole call',
      [
        [0, 'a', 'f', '{"x":1}'],
        [0, 'b', 'g', '{"y":2}'],
      ],
    ],
    [
      'sends index 0 and no id for every whole call',
      [
        [0, '', 'f', '{"x":1}'],
        [0, '', 'g', '{"y":2}'],
      ],
    ],
    [
      'gives a new id to every delta',
      [
        [0, 'a', 'f', '{"x"'],
        [0, 'b', 'f', ':1}'],
        [1, 'c', 'g', '{"y"'],
        [1, 'd', 'g', ':2}'],
      ],
    ],
    [
      'repeats names and gives no ids',
      [
        [0, '', 'f', '{"x"'],
        [0, '', 'f', ':1}'],
        [0, '', 'f', ''],
        [1, '', 'g', '{"y":2}'],
      ],
    ],
    [
      'calls every whole call by one id',
      [
        [undefined, 'call', 'f', '{"x":1}'],
        [undefined, 'call', 'g', '{"y":2}'],
      ],
    ],
    [
      'repeats id and name after the whole',
      [
        [0, 'a', 'f', '{"x":1}'],
        [0, 'a', 'f', ''],
        [1, 'b', 'g', '{"y":2}'],
        [1, 'b', 'g', null],
      ],
    ],
    [
      'gives the id once and repeats the name after the whole',
      [
        [0, 'a', 'f', '{"x":1}'],
        [0, '', 'f', ''],
        [1, 'b', 'g', '{"y":2}'],
        [1, '', 'g', ''],
      ],
    ],
    [
      'gives a new id after the whole, and no name with it',
      [
        [0, 'a', 'f', '{"x":1}'],
        [0, 'b', '', ''],
        [1, 'c', 'g', '{"y":2}'],
      ],
    ],
    [
      'gives a new id to the name, which comes last',
      [
        [0, 'a', '', '{"x":1}'],
        [0, 'b', 'f', ''],
        [1, 'c', 'g', '{"y":2}'],
      ],
    ],
    [
      'gives no index, and the id late',
      [
        [undefined, '', 'f', '{"x"'],
        [undefined, 'a', '', ':1}'],
        [undefined, '', 'g', '{"y":2}'],
      ],
    ],
    [
      'sends arguments as an object',
      [
        [0, 'a', 'f', { x: 1 }],
        [1, 'b', 'g', { y: 2 }],
      ],
    ],
    [
      'sends a second call of the same name',
      [
        [undefined, 'a', 'f', '{"x":1}'],
        [undefined, 'b', 'g', '{"y":2}'],
      ],
    ],
  ])('should understand a server that %s', (_what, deltas) => {
    expect(callsOf(deltas)).toEqual(both);
  });

  it.each([
    ['ids', 'a', 'b'],
    ['no ids', '', ''],
  ])(
    'should tell calls without arguments apart by their names at a server that sends index 0 and %s',
    (_what, a, b) => {
      expect(
        callsOf([
          [0, a, 'f', ''],
          [0, b, 'g', ''],
        ]),
      ).toEqual(['f ', 'g ']);
    },
  );

  it('should tell two whole calls of one function apart where the server names them after it', () => {
    expect(
      callsOf([
        [undefined, 'f', 'f', '{"x":1}'],
        [undefined, 'f', 'f', '{"x":2}'],
      ]),
    ).toEqual(['f {"x":1}', 'f {"x":2}']);
  });

  it('should leave what comes after the whole, with id and name, to its call', () => {
    expect(
      callsOf([
        [0, 'a', 'f', '{"x":1}'],
        [0, 'a', 'f', '\n'],
      ]),
    ).toEqual(['f {"x":1}\n']);
  });

  it('should take a delta that tells of no function', () => {
    const call = { name: '', add: jest.fn(), isWhole: () => false };
    new ChatToolCalls(() => call as unknown as ChatToolCall).add({ index: 0, id: 'a' });
    expect(call.add.mock.calls).toEqual([['', '']]);
  });

  it('should take a call without arguments, and one without a name', () => {
    expect(
      callsOf([
        [0, 'a', 'f', undefined],
        [1, 'b', undefined, '{}'],
      ]),
    ).toEqual(['f ', ' {}']);
  });
});
