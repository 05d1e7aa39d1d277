import { from } from 'rxjs';
import { toolArguments } from 'rxagents';
import { argumentsDelta, itemAdded } from '../helpers/rawEvents.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { operatorContract } from '../helpers/operatorContract.js';
import { raw, runEvents } from '../helpers/runEvents.js';

const call = { callId: 'call_1', toolName: 'get_weather' };

describe('toolArguments', () => {
  operatorContract({
    operator: toolArguments,
    // Arguments of what nobody began, and a message in the place of a call of the response before, are nothing.
    events: { ...runEvents, u: raw(argumentsDelta('{}', 2)), v: raw(itemAdded(message('Hi'), 1)) },
    source: 'arghuicorvhf|',
    expected: '---h-i------|',
    values: { h: { ...call, arguments: '{"a"' }, i: { ...call, arguments: '{"a":1}' } },
  });

  it('should take what a server leaves out for empty', () => {
    const seen: unknown[] = [];
    const { arguments: _none, ...call } = functionCall('call_1');
    from([raw(itemAdded(null as never)), raw(itemAdded(call as never, 1)), runEvents.h])
      .pipe(toolArguments())
      .subscribe((value) => seen.push(value));
    expect(seen).toMatchObject([{ callId: 'call_1', arguments: '{"a"' }]);
  });
});
