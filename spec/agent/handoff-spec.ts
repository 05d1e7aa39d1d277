import * as z from 'zod';
import { Agent } from '../../src/agent/Agent.js';
import { handoff } from '../../src/agent/handoff.js';
import type { HandoffInput } from '../../src/agent/HandoffInputFilter.js';

const billing = new Agent({ name: 'Billing Desk', handoffDescription: 'Knows invoices.' });

describe('handoff', () => {
  it('should be a function named after its agent', () => {
    const transfer = handoff(billing);
    expect(transfer).toStrictEqual({
      type: 'handoff',
      agent: billing,
      toolName: 'transfer_to_billing_desk',
      toolDescription: 'Handoff to the Billing Desk agent to handle the request. Knows invoices.',
      isEnabled: true,
    });
    expect(Object.isFrozen(transfer)).toBe(true);
    expect(handoff(new Agent({ name: 'B' })).toolDescription).toBe('Handoff to the B agent to handle the request.');
  });

  it.each([undefined, null, 'B', { name: 'B' }])('should refuse %j for its agent', (none) => {
    expect(() => handoff(none as never)).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: 'handoff() was given no agent. Make one: new Agent({ name }).',
      }),
    );
  });

  it('should take another name, description and condition', () => {
    const isEnabled = () => false;
    const onHandoff = () => undefined;
    const options = { toolNameOverride: 'escalate', toolDescriptionOverride: 'Escalate.', isEnabled, onHandoff };
    expect(handoff(billing, options)).toMatchObject({
      toolName: 'escalate',
      toolDescription: 'Escalate.',
      isEnabled,
      onHandoff,
    });
  });

  it('should hold what its agent is to be sent', () => {
    const options = { inputFilter: (input: HandoffInput) => input, nestHandoffHistory: false };
    expect(handoff(billing, options)).toMatchObject(options);
    expect(() => handoff(billing, { inputFilter: 'all' as never })).toThrow(
      'The inputFilter of handoff "transfer_to_billing_desk" is no function.',
    );
  });

  it('should read what the model gives along', () => {
    const { input } = handoff(billing, { inputType: z.object({ reason: z.string(), urgent: z.boolean().optional() }) });
    expect(input?.jsonSchema).toMatchObject({ required: ['reason', 'urgent'], additionalProperties: false });
    expect(input?.parse('{"reason":"refund","urgent":null}')).toEqual({ ok: true, value: { reason: 'refund' } });
  });

  it('should refuse an input that cannot be closed', () => {
    expect(() => handoff(billing, { inputType: z.record(z.string(), z.string()) })).toThrow(
      'inputType of handoff "transfer_to_billing_desk": the root has "additionalProperties", which strict mode refuses. List all keys, with JSON types.',
    );
  });

  it('should refuse a name that the API does not take', () => {
    expect(() => handoff(billing, { toolNameOverride: 'to billing' })).toThrow(
      'The tool name of the handoff to "Billing Desk" is "to billing". The API takes 1 to 64',
    );
  });
});
