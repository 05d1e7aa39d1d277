import {
  isAgentsError,
  type NestedRunEvent,
  type RawResponseEvent,
  type ResponseRetractedEvent,
  type RunEvent,
  type RunFinishedEvent,
  type RunItem,
} from '../index.js';
import { AgentGrammar } from './AgentGrammar.js';
import type { CallLedger } from './CallLedger.js';
import { newItemsViolation } from './newItemsViolation.js';
import { ResponseGrammar } from './ResponseGrammar.js';
import type { Violation } from './RunGrammarError.js';
import { RUN_RULES } from './runRules.js';

/** The order of one run's events: is told one after another, and tells which breaks it. */
export class RunGrammar {
  private readonly agent = new AgentGrammar();
  private readonly nested = new Map<string, RunGrammar>();
  private announced: RunItem[] = [];
  private response: ResponseGrammar | undefined;
  private isFinished = false;
  /** Whether a message stands for the model's that no response holds: an error handler's, after which nothing is left to do. */
  private isHandled = false;

  /** @param calls what is known of the run's calls */
  constructor(private readonly calls: CallLedger) {}

  next(event: RunEvent): Violation | undefined {
    if (this.isFinished) return { reason: 'the run had finished', rule: RUN_RULES.end };
    if (this.isHandled && event.type !== 'run_finished_event' && !isInput(event)) {
      return { reason: 'a message that no raw event completed came before it', rule: RUN_RULES.handled };
    }
    const misplaced = this.agent.misplaced(event);
    if (misplaced) return misplaced;
    if (event.type === 'run_item_stream_event') return this.item(event.item);
    return this.response?.allAnnounced('it came') ?? this.take(event);
  }

  complete(): Violation | undefined {
    if (this.isFinished) return undefined;
    return { reason: 'it completed without a run_finished_event', rule: RUN_RULES.end };
  }

  /** What is wrong with a run that errs here; only an error of the run's own can tell. */
  error(thrown: unknown): Violation | undefined {
    if (this.isFinished) return { reason: 'it erred after its run_finished_event', rule: RUN_RULES.end };
    // The trip of a guardrail emits nothing more.
    if (!isAgentsError(thrown) || !thrown.partial || thrown.name.endsWith('TripwireTriggered')) return undefined;
    if (!this.agent.isAnnounced) return { reason: 'it erred before that', rule: RUN_RULES.begin };
    return this.closed('it erred', thrown.partial.newItems);
  }

  private take(event: Exclude<RunEvent, { type: 'run_item_stream_event' }>): Violation | undefined {
    switch (event.type) {
      case 'raw_response_event':
        return this.raw(event);
      case 'agent_updated_stream_event':
        return this.agent.updated(event.agent.name);
      case 'tool_progress_event':
        return this.work(event.callId);
      case 'nested_run_event':
        return this.work(event.callId) ?? this.nestedRun(event);
      case 'response_retracted_event':
        return this.retracted(event);
      case 'run_finished_event':
        return this.finished(event);
    }
  }

  private raw({ data }: RawResponseEvent): Violation | undefined {
    const { response } = this;
    if (response && !response.isBefore(data)) return response.receive(data);
    this.response = new ResponseGrammar(this.calls);
    return this.calls.allAnswered('the model was called again') ?? this.response.receive(data);
  }

  private item(item: RunItem): Violation | undefined {
    const isOfModel =
      item.type === 'tool_call_output_item' ? this.response?.due !== undefined : !RUN_MADE.has(item.type);
    const violation = isOfModel ? this.ofModel(item) : (this.response?.allAnnounced('it came') ?? this.ofRun(item));
    if (!violation) this.announced.push(item);
    return violation;
  }

  private ofModel(item: RunItem): Violation | undefined {
    this.isHandled = this.isOfHandler(item);
    if (this.isHandled) return undefined;
    this.response ??= new ResponseGrammar(this.calls);
    const violation = this.response.announce(item);
    if (violation) return violation;
    const callId = callIdOf(item);
    if (item.type === 'tool_call_output_item') this.calls.settle(callId);
    else if (item.type === 'handoff_call_item') this.calls.announce(callId, 'handoff');
    else if (callId) this.calls.announce(callId, LEFT_TO_RUN.has(item.rawItem.type) ? 'function' : 'other');
    return undefined;
  }

  private ofRun(item: RunItem): Violation | undefined {
    this.isHandled = false;
    const callId = callIdOf(item);
    const { response } = this;
    if (response) response.isFollowed = true;
    switch (item.type) {
      case 'tool_call_output_item':
        this.nested.delete(callId);
        return this.calls.answer(callId);
      case 'handoff_output_item':
        this.agent.handedOver(item);
        return this.calls.handOver(callId);
      case 'mcp_approval_response_item':
        return this.calls.answer(callId);
      case 'tool_approval_item':
        return this.calls.work(callId);
      case 'input_item':
        if (response && !response.hasEnded) return { reason: 'a response was being written', rule: RUN_RULES.input };
        return this.calls.allAnswered('it came');
      default:
        return undefined;
    }
  }

  /** A whole message that no response holds, where no response is being written. */
  private isOfHandler({ type, rawItem }: RunItem): boolean {
    if (type !== 'message_output_item' || rawItem.status !== 'completed') return false;
    const isKnown = this.announced.some((item) => (item.rawItem as { readonly id?: string }).id === rawItem.id);
    return !isKnown && (!this.response || this.response.isWhole);
  }

  /** The run works on one of its calls. */
  private work(callId: string): Violation | undefined {
    if (this.response) this.response.isFollowed = true;
    return this.calls.work(callId);
  }

  private nestedRun({ callId, event }: NestedRunEvent): Violation | undefined {
    const known = this.nested.get(callId);
    const grammar = known && !known.agent.isBegunAnewBy(event) ? known : new RunGrammar(this.calls.nested());
    this.nested.set(callId, grammar);
    const violation = grammar.next(event);
    return violation && { ...violation, reason: `in the run of ${callId}, ${violation.reason}` };
  }

  private retracted({ itemIds }: ResponseRetractedEvent): Violation | undefined {
    const { response } = this;
    this.response = undefined;
    if (!response) return undefined;
    this.announced = this.announced.filter((item) => !response.announced.includes(item));
    for (const item of response.announced) this.calls.forget(callIdOf(item));
    return response.retract(itemIds);
  }

  private finished({ result }: RunFinishedEvent): Violation | undefined {
    this.isFinished = true;
    const { status, newItems } = result;
    if (status === 'completed' && this.response && !this.response.hasEnded) {
      return { reason: 'a response was being written', rule: RUN_RULES.terminal };
    }
    // An interrupted run waits for the approval of its open calls.
    const isWaiting = status === 'interrupted';
    return isWaiting ? newItemsViolation(this.announced, newItems) : this.closed('the run finished', newItems);
  }

  private closed(when: string, newItems: readonly RunItem[]): Violation | undefined {
    return (
      this.response?.allAnnounced(when) ?? this.calls.allAnswered(when) ?? newItemsViolation(this.announced, newItems)
    );
  }
}

function isInput(event: RunEvent): boolean {
  return event.type === 'run_item_stream_event' && event.item.type === 'input_item';
}

/** The items that the run makes, beside outputs, which a model may make too. */
const RUN_MADE: ReadonlySet<RunItem['type']> = new Set([
  'handoff_output_item',
  'tool_approval_item',
  'mcp_approval_response_item',
  'input_item',
]);

/** What the run answers; the rest is the provider's. */
const LEFT_TO_RUN: ReadonlySet<RunItem['rawItem']['type']> = new Set(['function_call', 'mcp_approval_request']);

function callIdOf({ rawItem }: RunItem): string {
  if (rawItem.type === 'mcp_approval_request') return rawItem.id;
  if (rawItem.type === 'mcp_approval_response') return rawItem.approval_request_id;
  return (rawItem as { readonly call_id?: string }).call_id ?? '';
}
