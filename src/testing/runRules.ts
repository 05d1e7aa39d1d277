/** The order of a run's events, rule by rule. */
export const RUN_RULES = {
  begin: 'a run begins with agent_updated_stream_event',
  end: 'a run that does not fail ends with one run_finished_event, and then completes',
  announce:
    "an item's event comes directly after the raw response.output_item.done that completed it, and once; items that only the " +
    'terminal event holds follow it, in output order',
  terminal: 'nothing of a response comes after its terminal event, nor after the run was stopped',
  answer: 'tool_output comes once for each call, after the call was announced',
  answerAll: 'every call is answered before the model is called again, before handoff_occurred and before the end',
  work: 'progress, nested events and approvals belong to a call that was announced and not answered yet',
  handoff:
    'handoff_requested, then handoff_occurred, then directly agent_updated_stream_event of the agent handed over to',
  input: 'input_added comes between two responses, when all calls are answered',
  retract: 'response_retracted_event names what its response announced, before any of its tools has worked',
  handled: "after a message that stands for the model's only run_finished_event comes, or input_added",
  newItems: 'result.newItems are the announced items, less those of a retracted response, in the same order',
} as const;
