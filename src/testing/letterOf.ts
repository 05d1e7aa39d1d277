import type { RunEvent, RunItemName } from '../index.js';

const ITEM_LETTERS: Readonly<Record<RunItemName, string>> = {
  message_output_created: 'm',
  reasoning_item_created: 't',
  tool_called: 'c',
  tool_output: 'o',
  tool_approval_requested: 'y',
  handoff_requested: 'h',
  handoff_occurred: 'w',
  tool_search_called: 's',
  tool_search_output_created: 'S',
  mcp_list_tools: 'l',
  mcp_approval_requested: 'q',
  mcp_approval_response: 'Q',
  compaction_item_created: 'k',
  input_added: 'i',
  unknown_item_created: 'u',
};

const EVENT_LETTERS: Readonly<Record<Exclude<RunEvent['type'], 'run_item_stream_event'>, string>> = {
  agent_updated_stream_event: 'a',
  raw_response_event: 'r',
  tool_progress_event: 'p',
  nested_run_event: 'n',
  response_retracted_event: 'x',
  run_finished_event: 'f',
};

/** What each letter of a run's diagram stands for: an event's type, or the name of an item's event. */
export const RUN_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...EVENT_LETTERS, ...ITEM_LETTERS }).map(([name, letter]) => [letter, name]),
);

/**
 * One letter for an event of a run: what the diagrams of `runMarbles` are drawn in.
 *
 * `a` agent_updated, `r` raw, `p` tool_progress, `n` nested_run, `x` response_retracted, `f` run_finished; and by the item: `m`
 * message, `t` reasoning (thought), `c` tool_called, `o` tool_output, `y` tool_approval_requested, `h` handoff_requested, `w`
 * handoff_occurred, `i` input_added, `k` compaction, `s` and `S` a tool search and its output, `l` mcp_list_tools, `q` and `Q` an MCP
 * approval asked for and given, `u` unknown.
 *
 * ```ts
 * run(agent, 'Hi', { model: scriptedModel([text('Hello')]) }).pipe(map(letterOf), toArray()).subscribe(console.log);
 * ```
 */
export function letterOf(event: RunEvent): string {
  return event.type === 'run_item_stream_event' ? ITEM_LETTERS[event.name] : EVENT_LETTERS[event.type];
}
