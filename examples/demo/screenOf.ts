import type { RunEvent, RunItemStreamEvent, RunResult } from 'rxagents';
import type { Timestamp } from 'rxjs';
import { withLines, withoutSpinner, withSpinner, type Screen } from './Screen.js';
import { bold, cyan, dim, green, yellow } from './style.js';

/** The screen after one more event of a run: what `scan` needs, and all that there is to a view. */
export function screenOf(screen: Screen, { value: event, timestamp: now }: Timestamp<RunEvent>): Screen {
  switch (event.type) {
    case 'agent_updated_stream_event':
      return withLines(screen, '', bold(cyan(`● ${event.agent.name}`)));
    case 'raw_response_event':
      return event.data.type === 'response.output_text.delta'
        ? { ...screen, text: screen.text + event.data.delta }
        : screen;
    case 'run_item_stream_event':
      return screenWithItem(screen, event, now);
    case 'tool_progress_event': {
      const spinner = screen.spinners.get(event.callId);
      return spinner ? withSpinner(screen, event.callId, { ...spinner, note: String(event.data) }) : screen;
    }
    case 'run_finished_event':
      return withLines(screen, '', ...resultLines(event.result));
    default:
      return screen;
  }
}

function screenWithItem(screen: Screen, { item }: RunItemStreamEvent, now: number): Screen {
  switch (item.type) {
    case 'message_output_item': {
      // Structured output is written as JSON; the result shows it parsed.
      const isJson = screen.text.startsWith('{');
      return { ...withLines(screen, ...(isJson ? [] : [screen.text])), text: '' };
    }
    case 'tool_call_item': {
      if (item.rawItem.type !== 'function_call') return screen;
      const { call_id, name, arguments: args } = item.rawItem;
      return withSpinner(screen, call_id, { label: `${name} ${args}`, since: now });
    }
    case 'tool_call_output_item': {
      const callId = 'call_id' in item.rawItem ? String(item.rawItem.call_id) : '';
      const spinner = screen.spinners.get(callId);
      if (!spinner) return screen;
      const line = `${green('✔')} ${spinner.label} ${dim(`${secondsBetween(spinner.since, now)} s`)}`;
      return withoutSpinner(withLines(screen, line), callId);
    }
    case 'handoff_output_item':
      return withLines(screen, yellow(`⇢ ${item.sourceAgent.name} hands over to ${item.targetAgent.name}`));
    default:
      return screen;
  }
}

function resultLines({ finalOutput, usage }: RunResult): string[] {
  const fields = Object.entries<unknown>(
    typeof finalOutput === 'object' ? { ...finalOutput } : { output: finalOutput },
  );
  return [
    ...fields.map(
      ([name, value]) => `${cyan(name.padEnd(9))} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    ),
    dim(`${usage.requests} model calls, ${usage.inputTokens} tokens in, ${usage.outputTokens} out`),
  ];
}

/** Elapsed time, for people: `0.7`. */
export function secondsBetween(since: number, now: number): string {
  return ((now - since) / 1000).toFixed(1);
}
