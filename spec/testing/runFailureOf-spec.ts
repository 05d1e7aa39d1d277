import { TestScheduler } from 'rxjs/testing';
import { ModelError, type RunEvent } from 'rxagents';
import type { RunLegend } from 'rxagents/testing';
import type { Message } from '../../src/testing/Message.js';
import { assertReadable, runFailureOf, type RunReading } from '../../src/testing/runFailureOf.js';
import { runEvents } from '../helpers/runEvents.js';

const messagesOf = <T>(diagram: string, values?: object, error?: unknown): Message<T>[] =>
  new TestScheduler(() => undefined).run(
    () => TestScheduler.parseMarbles(diagram, values, error, false, true) as Message<T>[],
  );
const complaint = (actual: string, expected: string, reading: RunReading = { legend: {} }, error?: unknown) =>
  runFailureOf(messagesOf<RunEvent>(actual, runEvents, error), messagesOf<string>(expected), reading)?.split('\n')[0];

describe('runFailureOf', () => {
  it('should know the events by their letters', () => {
    expect(complaint('a-r-(com)-(pxf|)', 'a-r-(com)-(pxf|)')).toBeUndefined();
    expect(complaint('--o', '--c')).toBe(
      'The run differs at 2 ms: expected c (tool_called), got o (tool_output of call_1).',
    );
  });

  it('should take raw events that come together for one', () => {
    expect(complaint('(rstm)-r-s', '(rm)---r-r')).toBeUndefined();
    expect(complaint('(rstm)-r-s', '(rrrm)-r-r')).toBeUndefined();
    expect(complaint('r-s', 'r')).toContain('expected nothing more, got r (raw response.output_text.delta)');
  });

  it('should read a legend: types, names, fields, functions', () => {
    const legend: RunLegend = {
      U: 'agent_updated_stream_event',
      O: 'tool_output',
      H: { data: { delta: 'Hel' } },
      L: ({ type }) => type === 'tool_progress_event',
    };
    expect(complaint('a-o-s-p', 'U-O-H-L', { legend })).toBeUndefined();
    expect(complaint('(rst)', '(rHr)', { legend })).toBeUndefined();
    // What the legend knows is no other letter's.
    expect(complaint('(rs)', 'r', { legend })).toBe(
      'The run differs at 0 ms: expected nothing more, got H (raw response.output_text.delta).',
    );
    expect(complaint('o', 'o', { legend })).toBe(
      'The run differs at 0 ms: expected o (tool_output), got O (tool_output of call_1).',
    );
  });

  it('should say what of an event is not as the legend says', () => {
    expect(complaint('-o', '-o', { legend: { o: { item: { output: 'y' } } } })).toBe(
      'The run differs at 1 ms: expected o ({"item":{"output":"y"}}), got ? (tool_output of call_1): item.output is "x", not "y".',
    );
    expect(complaint('-o', '-o', { legend: { o: () => false } })).toBe(
      'The run differs at 1 ms: expected o (what its function says), got ? (tool_output of call_1): the function in the legend says no.',
    );
    expect(complaint('-o', '-C', { legend: { C: 'tool_called' } })).toBe(
      'The run differs at 1 ms: expected C (tool_called), got o (tool_output of call_1).',
    );
  });

  it('should keep raw events apart where the legend says what one is', () => {
    const legend: RunLegend = { r: 'raw_response_event' };
    expect(complaint('(rst)', '(rrr)', { legend })).toBeUndefined();
    expect(complaint('(rst)', '(rr)', { legend })).toContain('expected nothing more');
  });

  it('should compare endings', () => {
    const cut = new ModelError('cut', { status: 500 });
    expect(complaint('a#', 'a#', undefined, cut)).toBeUndefined();
    for (const failure of ['ModelError', { status: 500 }, (error: unknown) => error === cut] as const) {
      expect(complaint('a#', 'a#', { legend: {}, failure: failure as never }, cut)).toBeUndefined();
    }
    expect(complaint('a#', 'a#', { legend: {}, failure: 'ToolCallError' }, cut)).toBe(
      'The run differs at 1 ms: expected # (ToolCallError), got # (ModelError: cut): name is "ModelError", not "ToolCallError".',
    );
    expect(complaint('a#', 'a#', { legend: {}, failure: () => false }, cut)).toContain(
      'the function given for the error says no',
    );
    expect(complaint('a|', 'a#')).toBe('The run differs at 1 ms: expected # (an error), got | (complete).');
    expect(complaint('a#', 'a|', undefined, cut)).toBe(
      'The run differs at 1 ms: expected | (complete), got # (ModelError: cut).',
    );
    expect(complaint('a|', 'ao')).toBe('The run differs at 1 ms: expected o (tool_output), got | (complete).');
  });
});

describe('assertReadable', () => {
  const read = (diagram: string, legend: RunLegend = {}) => assertReadable(diagram, messagesOf(diagram), legend);

  it('should take the letters of a run and those of the legend', () => {
    expect(() => read('a-r-Z-|', { Z: 'tool_output' })).not.toThrow();
  });

  it('should refuse a letter that stands for nothing', () => {
    expect(() => read('a-z')).toThrow(
      'The letter "z" of the diagram "a-z" stands for nothing. Give it in the legend, or use one of: a agent_updated_stream_event, ',
    );
  });

  it('should refuse a legend that names no event', () => {
    expect(() => read('a', { t: 'tool_outptu' })).toThrow(
      'The legend says that "t" is "tool_outptu", which is no event of a run. Use one of: agent_updated_stream_event, ',
    );
  });
});
