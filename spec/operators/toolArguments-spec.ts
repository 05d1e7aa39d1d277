import { toolArguments } from 'rxagents';
import { argumentsDelta, itemAdded } from '../helpers/rawEvents.js';
import { message } from '../helpers/rawItems.js';
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
});
