import { toolCallDetailsOf } from '../../src/run/toolCallDetailsOf.js';
import { progressInTurn, rawEvent } from '../helpers/progressAfter.js';
import { ended } from '../helpers/rawEvents.js';
import { functionCall } from '../helpers/rawItems.js';
import { turnOf } from '../helpers/turnOf.js';

const call = functionCall('a', 'look_up');
const { signal } = new AbortController();

describe('toolCallDetailsOf', () => {
  it('should say which call it is, of whom and in which turn', () => {
    const emit = (): void => undefined;
    const details = toolCallDetailsOf(turnOf(), call, 'tool/a', emit, () => signal);
    expect(details).toMatchObject({
      agent: { name: 'A' },
      turn: 1,
      key: 'turn-1/tool/a',
      idempotencyKey: 'run_1/turn-1/tool/a',
    });
    expect(details.toolCall).toBe(call);
    expect(details.emit).toBe(emit);
    expect(details.signal).toBe(signal);
  });

  it('should make the signal only when it is asked for', () => {
    const signalOf = jest.fn(() => signal);
    const details = toolCallDetailsOf(turnOf(), call, 'key', () => undefined, signalOf);
    expect(details.key).toBe('turn-1/key');
    expect(signalOf).not.toHaveBeenCalled();
  });

  it('should say what the run has used', () => {
    const usage = { input_tokens: 10, output_tokens: 5, total_tokens: 15 } as never;
    const progress = progressInTurn(rawEvent(ended({ usage })), { type: 'run_again' });
    expect(
      toolCallDetailsOf(
        turnOf({ progress }),
        call,
        'key',
        () => undefined,
        () => signal,
      ).usage,
    ).toMatchObject({
      requests: 1,
      totalTokens: 15,
    });
  });
});
