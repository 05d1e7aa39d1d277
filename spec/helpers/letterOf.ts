import type { RunEvent, RunItemName } from 'rxagents';

const ITEM_LETTERS: Record<RunItemName, string> = {
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

const EVENT_LETTERS: Record<Exclude<RunEvent['type'], 'run_item_stream_event'>, string> = {
  agent_updated_stream_event: 'a',
  raw_response_event: 'r',
  tool_progress_event: 'p',
  nested_run_event: 'n',
  response_retracted_event: 'x',
  run_finished_event: 'f',
};

/** One letter for a run event, so that a run is asserted as a diagram: `run$.pipe(map(letterOf))`. */
export function letterOf(event: RunEvent): string {
  return event.type === 'run_item_stream_event' ? ITEM_LETTERS[event.name] : EVENT_LETTERS[event.type];
}
