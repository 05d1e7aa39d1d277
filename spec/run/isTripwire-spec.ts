import {
  InputGuardrailTripwireTriggered,
  OutputGuardrailTripwireTriggered,
  ToolInputGuardrailTripwireTriggered,
  ToolOutputGuardrailTripwireTriggered,
  UserError,
} from 'rxagents';
import { isTripwire } from '../../src/run/isTripwire.js';

const result = { guardrail: { name: 'g' }, agent: { name: 'A' }, toolName: 't' } as never;

describe('isTripwire', () => {
  it.each([
    new InputGuardrailTripwireTriggered(result),
    new OutputGuardrailTripwireTriggered(result),
    new ToolInputGuardrailTripwireTriggered(result),
    new ToolOutputGuardrailTripwireTriggered(result),
  ])('should know $name', (error) => {
    expect(isTripwire(error)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['another error of ours', new UserError('x')],
    ['an error that only has the name', Object.assign(new Error(), { name: 'InputGuardrailTripwireTriggered' })],
    ['nothing', undefined],
  ])('should not take %s for one', (_what, error) => {
    expect(isTripwire(error)).toBe(false);
  });
});
