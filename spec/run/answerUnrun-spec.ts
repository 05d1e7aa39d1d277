import type { RunItemStreamEvent } from 'rxagents';
import { answerUnrun } from '../../src/run/answerUnrun.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import { environment } from '../helpers/environment.js';
import { functionCall } from '../helpers/rawItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const call = functionCall('a', 'pay', '{"sum":1}');
const answersOf = (overrides: Partial<RunEnvironment> = {}, message?: string): unknown[] =>
  seenOf(answerUnrun(turnOf({ env: environment(overrides) }), call, 'tool_not_found', 'default', message)).map(
    (seen) => (seen as RunItemStreamEvent).item ?? seen,
  );
const told = (output: string): unknown => ({
  type: 'tool_call_output_item',
  agent: { name: 'A' },
  rawItem: { type: 'function_call_output', call_id: 'a', output },
  output,
});

describe('answerUnrun', () => {
  it('should answer with the message given, and not ask the formatter', () => {
    const toolErrorFormatter = jest.fn();
    expect(answersOf({ toolErrorFormatter }, 'No.')).toEqual([told('No.'), 'complete']);
    expect(answersOf({ toolErrorFormatter }, '')).toEqual([told(''), 'complete']);
    expect(toolErrorFormatter).not.toHaveBeenCalled();
  });

  it('should answer with the default where nobody says anything else', () => {
    expect(answersOf()).toEqual([told('default'), 'complete']);
    expect(answersOf({ toolErrorFormatter: () => undefined })).toEqual([told('default'), 'complete']);
  });

  it('should answer as the formatter says, the empty text included', () => {
    const toolErrorFormatter = jest.fn(() => 'Ask again.');
    const context = { user: 'Ada' } as never;
    expect(answersOf({ toolErrorFormatter, context })).toEqual([told('Ask again.'), 'complete']);
    expect(toolErrorFormatter.mock.calls).toEqual([
      [{ kind: 'tool_not_found', toolName: 'pay', callId: 'a', defaultMessage: 'default', context }],
    ]);
    expect(answersOf({ toolErrorFormatter: () => '' })).toEqual([told(''), 'complete']);
  });

  it('should fail the run where the formatter gives no text', () => {
    expect(answersOf({ toolErrorFormatter: () => 1 as never })).toEqual([
      expect.objectContaining({
        name: 'UserError',
        message: 'The toolErrorFormatter gave number. Let it give a string, or nothing.',
      }),
    ]);
  });

  it('should ask it as a unit of work', () => {
    const { interceptor, units } = unitRecorder();
    answersOf({ toolErrorFormatter: () => 'x', interceptors: [interceptor] });
    expect(units).toEqual([
      {
        kind: 'callback',
        name: 'toolErrorFormatter',
        key: 'turn-1/tool/a/error',
        input: { callId: 'a', name: 'pay', arguments: '{"sum":1}' },
      },
    ]);
  });
});
