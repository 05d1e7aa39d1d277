import { Agent, progress, run } from 'rxagents';
import { letterOf, marbleTool, scriptedModel, text, toolCall } from 'rxagents/testing';
import { eventsOf, resultOf } from '../helpers/eventsOf.js';
import { timelineOf } from '../helpers/timelineOf.js';

const runWith = (diagram: string, values?: Record<string, unknown>, error?: unknown) => {
  const model = scriptedModel([[toolCall('draw', { any: 1 }), toolCall('draw')], text('Done.')]);
  return run(new Agent({ name: 'A', model, tools: [marbleTool('draw', diagram, values, error)] }), 'Hi');
};

describe('marbleTool', () => {
  it('should work as drawn, anew for each call', () => {
    expect(timelineOf(() => runWith('--p-(o|)', { p: progress('half'), o: 'whole' }))).toBe('0:arcrcr 2:pp 4:oormrf|');
  });

  it('should give the last value as its output', () => {
    const events = eventsOf(runWith('(po|)', { p: 1, o: { degrees: 4 } }));
    const [first] = events.filter((event) => event.type === 'run_item_stream_event' && event.name === 'tool_output');
    expect(first).toMatchObject({ item: { output: { degrees: 4 }, rawItem: { output: '{"degrees":4}' } } });
    expect(events.map(letterOf).filter((letter) => letter === 'p')).toHaveLength(2);
  });

  it('should give its letters where it has no values', () => {
    expect(resultOf(runWith('(x|)')).newItems).toContainEqual(expect.objectContaining({ output: 'x' }));
  });

  it('should fail as drawn', () => {
    const outputs = (...args: Parameters<typeof runWith>) =>
      resultOf(runWith(...args)).newItems.flatMap((item) =>
        item.type === 'tool_call_output_item' ? [item.output] : [],
      );
    expect(outputs('#')[0]).toContain('The tool "draw" failed, as drawn.');
    expect(outputs('#', undefined, new Error('no such city'))[0]).toContain('no such city');
  });

  it('should refuse a diagram at once that it cannot draw', () => {
    expect(() => marbleTool('draw', 'a)')).toThrow('closes a group that it never opened');
    expect(() => marbleTool('draw', 'a|', {})).toThrow('has "a", which is not among its values');
  });

  it('should say what it is', () => {
    expect(marbleTool('draw', '--x|')).toMatchObject({
      name: 'draw',
      description: 'Works as drawn: --x|',
      parameters: { type: 'object' },
      strict: false,
    });
  });
});
