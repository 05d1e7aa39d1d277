import { incomplete, item, response, text } from 'rxagents/testing';
import { eventsOf } from '../../src/testing/eventsOf.js';

describe('eventsOf', () => {
  it('should take the default id for a response that has none', () => {
    const [created] = eventsOf(response([]), 'resp_billing_2');
    expect(created).toMatchObject({ response: { id: 'resp_billing_2' } });
  });

  it("should take a response's own id before it", () => {
    const events = eventsOf(response([text('Hi')], { id: 'abc' }), 'resp_1');
    expect(events.at(-1)).toMatchObject({ response: { id: 'abc', output: [{ id: 'msg_abc_0' }] } });
  });

  it('should leave an item as it is that cannot be cut', () => {
    const raw = { type: 'compaction', id: 'cmp_1', encrypted_content: 'gAAA' } as const;
    const events = eventsOf(incomplete('max_output_tokens', item(raw)), 'resp_1');
    expect(events.at(-1)).toMatchObject({ response: { status: 'incomplete', output: [raw] } });
    expect(events.at(-1)).not.toHaveProperty('response.output.0.status');
  });
});
