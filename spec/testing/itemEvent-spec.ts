import { Agent, run, type RunEvent } from 'rxagents';
import {
  hostedCall,
  item,
  itemEvent,
  reasoning,
  scriptedModel,
  text,
  toolCall,
  type ScriptedItem,
} from 'rxagents/testing';
import { RUN_ITEM_NAMES } from '../../src/events/RunItemName.js';
import { eventsOf } from '../helpers/eventsOf.js';
import { message } from '../helpers/rawItems.js';
import { itemFrom } from '../helpers/runItems.js';

describe('itemEvent', () => {
  it('should announce a run item under its name', () => {
    const said = itemFrom(message('Hello'));
    expect(itemEvent(said)).toEqual({ type: 'run_item_stream_event', name: 'message_output_created', item: said });
  });

  it('should name every type of item as a run does', () => {
    for (const [type, name] of Object.entries(RUN_ITEM_NAMES)) {
      expect(itemEvent({ type, agent: { name: 'A' }, rawItem: {} } as never).name).toBe(name);
    }
  });

  it.each<[string, ScriptedItem]>([
    ['a message', text('Hello')],
    ['reasoning', reasoning('Hm.')],
    [
      'a hosted call',
      hostedCall({ type: 'web_search_call', status: 'completed', action: { type: 'search', query: 'x' } }),
    ],
    ['a compaction', item({ type: 'compaction', id: 'cmp_1', encrypted_content: 'x' })],
    ['what has no name', item({ type: 'brand_new', id: 'x' } as never)],
  ])('should announce %s of a script as a run does', (_what, scripted) => {
    const model = scriptedModel([[scripted], text('The end.')]);
    const events: RunEvent[] = eventsOf(run(new Agent({ name: 'A', model }), 'Hi'));
    expect(itemEvent(scripted, 'A')).toEqual(events.find(({ type }) => type === 'run_item_stream_event'));
  });

  it('should take a function call for a tool’s, and have an agent', () => {
    expect(itemEvent(toolCall('get_weather'))).toMatchObject({
      name: 'tool_called',
      item: { agent: { name: 'Agent' } },
    });
    expect(itemEvent(item({ type: 'shell_call_output', call_id: 'c', output: [] } as never))).toMatchObject({
      name: 'tool_output',
      item: { output: [] },
    });
    expect(itemEvent(text('Hello')).item).not.toHaveProperty('output');
  });
});
