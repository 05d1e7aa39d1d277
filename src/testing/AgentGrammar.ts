import type { RunEvent, RunItem } from '../index.js';
import type { Violation } from './RunGrammarError.js';
import { RUN_RULES } from './runRules.js';

/** Which agent is active: announced first, and after each handoff. */
export class AgentGrammar {
  private first: string | undefined;
  /** The agent that was handed over to, and not announced yet. */
  private next: string | undefined;

  get isAnnounced(): boolean {
    return this.first !== undefined;
  }

  /** What no event may come before or after. */
  misplaced(event: RunEvent): Violation | undefined {
    if (event.type === 'agent_updated_stream_event') return undefined;
    if (!this.isAnnounced) return { reason: 'no agent was announced before it', rule: RUN_RULES.begin };
    // A stop may end the run between the two.
    const isLeft = event.type === 'run_finished_event' && event.result.status !== 'completed';
    if (this.next === undefined || isLeft) return undefined;
    return { reason: `a handoff to "${this.next}" had just occurred`, rule: RUN_RULES.handoff };
  }

  updated(name: string): Violation | undefined {
    const expected = this.isAnnounced ? this.next : name;
    this.first ??= name;
    this.next = undefined;
    if (expected === name) return undefined;
    const why = expected === undefined ? 'no handoff had just occurred' : `the handoff was to "${expected}"`;
    return { reason: why, rule: RUN_RULES.handoff };
  }

  handedOver({ targetAgent }: Extract<RunItem, { type: 'handoff_output_item' }>): void {
    this.next = targetAgent.name;
  }

  /** Whether an event begins the run anew, as a nested one does when its tool is tried again. */
  isBegunAnewBy(event: RunEvent): boolean {
    return event.type === 'agent_updated_stream_event' && event.agent.name === this.first && this.next === undefined;
  }
}
