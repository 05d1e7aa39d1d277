import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import type { Violation } from './RunGrammarError.js';
import { RUN_RULES } from './runRules.js';

/** Who answers a call: the run its functions, requests of hosted servers and handoffs, while others may be left to the provider. */
type CallKind = 'function' | 'handoff' | 'other';

/** What a run's calls came to so far. */
export class CallLedger {
  private readonly payloads = new Map<string, string>();
  private readonly open = new Map<string, CallKind>();
  private readonly answered = new Set<string>();

  /** @param isResumed whether there may be calls that an earlier segment of the run announced */
  constructor(private readonly isResumed = false) {}

  /** Those of a run that this one starts, and which is resumed with it. */
  nested(): CallLedger {
    return new CallLedger(this.isResumed);
  }

  has(callId: string): boolean {
    return this.payloads.has(callId);
  }

  /** Whether a complete item is to be announced: not a call that was made before, and nothing that makes the run fail. */
  judge(item: ResponseOutputItem): 'announced' | 'dropped' | 'refused' {
    if (typeof item?.type !== 'string') return 'refused';
    if (item.type !== 'function_call') return 'announced';
    const { call_id: callId, name, arguments: text } = item;
    if (!callId || [callId, name, text].some((field) => typeof field !== 'string')) return 'refused';
    const payload = `${name}\n${text}`;
    const earlier = this.payloads.get(callId);
    if (earlier !== undefined) return earlier === payload ? 'dropped' : 'refused';
    this.payloads.set(callId, payload);
    return 'announced';
  }

  announce(callId: string, kind: CallKind): void {
    this.open.set(callId, kind);
  }

  /** The model's own answer to a call of its response. */
  settle(callId: string): void {
    this.open.delete(callId);
  }

  /** The run's answer to a call. */
  answer(callId: string): Violation | undefined {
    const isOpen = this.isOpen(callId);
    const isAgain = this.has(callId) || this.answered.has(callId);
    this.close(callId);
    if (isOpen) return undefined;
    const why = isAgain ? 'the call was answered already' : `no call ${callId} was announced`;
    return { reason: why, rule: RUN_RULES.answer };
  }

  /** The run's answer to a handoff call, which is the last of its turn. */
  handOver(callId: string): Violation | undefined {
    const kind = this.open.get(callId);
    if (!this.isOpen(callId) || (kind !== undefined && kind !== 'handoff')) {
      return { reason: `no handoff_requested of ${callId} was open`, rule: RUN_RULES.handoff };
    }
    this.close(callId);
    return this.allAnswered('the handoff occurred');
  }

  /** Something of a call while it is worked on. */
  work(callId: string): Violation | undefined {
    if (this.isOpen(callId)) return undefined;
    return { reason: `${callId} was not an open call`, rule: RUN_RULES.work };
  }

  allAnswered(when: string): Violation | undefined {
    const [callId] = [...this.open].find(([, kind]) => kind !== 'other') ?? [];
    if (callId === undefined) return undefined;
    return { reason: `${callId} was not answered when ${when}`, rule: RUN_RULES.answerAll };
  }

  /** Forgets a call that was withdrawn: it may be made again. */
  forget(callId: string): void {
    this.payloads.delete(callId);
    this.open.delete(callId);
  }

  private isOpen(callId: string): boolean {
    const isOfBefore = this.isResumed && !this.has(callId) && !this.answered.has(callId);
    return isOfBefore || this.open.has(callId);
  }

  private close(callId: string): void {
    this.open.delete(callId);
    this.answered.add(callId);
  }
}
