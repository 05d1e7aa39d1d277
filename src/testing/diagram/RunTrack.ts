import type { NestedRunEvent, ResponseRetractedEvent, RunEvent, RunItem } from '../../index.js';
import { AgentTrack } from './AgentTrack.js';
import { callLanesOf } from './callLanesOf.js';
import { CallTrack } from './CallTrack.js';
import type { Lane, Mark, MarkKind, Moment } from './Lane.js';
import { modelItemOf } from './modelItemOf.js';
import { payloadOf } from './payloadOf.js';
import { ResponseTrack } from './ResponseTrack.js';

/** Everything that is drawn of one run, the runs nested in it included. */
export class RunTrack {
  readonly #depth: number;
  readonly #agents = new AgentTrack();
  readonly #responses = new ResponseTrack();
  readonly #calls = new Map<string, CallTrack>();
  readonly #approvals: Mark[] = [];
  readonly #run: Mark[] = [];
  #finishedAt: Moment | undefined;

  constructor(depth = 0) {
    this.#depth = depth;
  }

  get isFinished(): boolean {
    return this.#finishedAt !== undefined;
  }

  add(event: RunEvent, at: Moment): void {
    switch (event.type) {
      case 'raw_response_event':
        return this.#responses.raw(event.data, at);
      case 'run_item_stream_event':
        return this.#addItem(event.item, at);
      case 'agent_updated_stream_event':
        return this.#agents.updated(event.agent, at);
      case 'tool_progress_event':
        return this.#call(event.callId, event.toolName, at).progress(event.data, at);
      case 'nested_run_event':
        return this.#addNested(event, at);
      case 'response_retracted_event':
        return this.#retract(event, at);
      case 'run_finished_event': {
        const { status } = event.result;
        this.#finishedAt = at;
        return this.end(status === 'completed' ? 'complete' : status, `run ${status}`, at);
      }
    }
  }

  /** How the run ended. */
  end(kind: MarkKind, title: string, at: Moment): void {
    this.#run.push({ at, kind, title });
  }

  /** All its lanes, in the order in which they are drawn; what is open is drawn up to `end`. */
  lanes(end: Moment): readonly Lane[] {
    const to = this.#finishedAt ?? end;
    const depth = this.#depth;
    const bars = this.#agents.bars(to);
    const isNested = depth > 0;
    const agent: Lane = { kind: 'agent', label: 'agent', depth, marks: this.#agents.marks, bars };
    const whole = { shape: 'line', from: bars[0]?.from ?? 0, to, label: '', title: 'run' } as const;
    const run: Lane = { kind: 'run', label: 'run', depth, marks: this.#run, bars: [whole] };
    const approvals: Lane = { kind: 'approval', label: 'approvals', depth, marks: this.#approvals, bars: [] };
    const work = [
      ...this.#responses.lanes(depth, to),
      ...callLanesOf([...this.#calls.values()], depth, to),
      ...(approvals.marks.length > 0 ? [approvals] : []),
    ];
    // The head of a nested run is one lane: who, and how it ended. Model calls alone are no run.
    const head = isNested ? { ...agent, marks: [...agent.marks, ...run.marks] } : agent;
    return [
      ...(bars.length > 0 ? [head] : []),
      ...work,
      ...(isNested || run.marks.length + bars.length === 0 ? [] : [run]),
    ];
  }

  #addItem(item: RunItem, at: Moment): void {
    const drawn = modelItemOf(item);
    if (drawn) return this.#responses.item(drawn, at);
    switch (item.type) {
      case 'tool_call_item': {
        const { rawItem } = item;
        const name = 'name' in rawItem ? rawItem.name : rawItem.type.replace(/_call$/, '');
        this.#calls.set(callIdOf(rawItem), new CallTrack(name, at, rawItem));
        return;
      }
      case 'tool_call_output_item':
        return this.#call(callIdOf(item.rawItem), 'tool', at).output(item.output, at);
      case 'handoff_call_item':
        return this.#agents.handoff(`handoff: ${item.rawItem.name}(${payloadOf(item.rawItem.arguments)})`, at);
      case 'tool_approval_item':
      case 'mcp_approval_request_item':
        this.#approvals.push({ at, kind: 'asked', title: `approval requested: ${payloadOf(item.rawItem)}` });
        return;
      case 'mcp_approval_response_item':
        this.#approvals.push({ at, kind: 'answered', title: `approval given: ${payloadOf(item.rawItem)}` });
        return;
      case 'input_item':
        return this.end('input', `input: ${payloadOf(item.rawItem)}`, at);
      default:
        return;
    }
  }

  #addNested({ callId, agent, event }: NestedRunEvent, at: Moment): void {
    this.#call(callId, agent.name, at).nestedEvent(event, at, () => new RunTrack(this.#depth + 1));
  }

  #retract(event: ResponseRetractedEvent, at: Moment): void {
    for (const call of this.#calls.values()) {
      if (call.itemId !== undefined && event.itemIds.includes(call.itemId)) call.retracted(at);
    }
    this.#responses.retracted(event, at);
  }

  /** A call by its id; one that was never announced is told by what it does. */
  #call(id: string, name: string, at: Moment): CallTrack {
    const known = this.#calls.get(id);
    if (known) return known;
    const call = new CallTrack(name, at);
    this.#calls.set(id, call);
    return call;
  }
}

function callIdOf(rawItem: object): string {
  const { call_id, id } = rawItem as { readonly call_id?: unknown; readonly id?: unknown };
  return String(call_id ?? id);
}
