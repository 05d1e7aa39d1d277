import type { AgentReference } from '../../index.js';
import type { Bar, Mark, Moment } from './Lane.js';

/** Who is at work in a run, and when that changes. */
export class AgentTrack {
  readonly #agents: { readonly name: string; readonly from: Moment }[] = [];
  readonly marks: Mark[] = [];

  get firstName(): string | undefined {
    return this.#agents[0]?.name;
  }

  updated({ name }: AgentReference, at: Moment): void {
    this.#agents.push({ name, from: at });
  }

  handoff(title: string, at: Moment): void {
    this.marks.push({ at, kind: 'handoff', title });
  }

  /** A bar for each agent, up to the next one. */
  bars(end: Moment): readonly Bar[] {
    return this.#agents.map(({ name, from }, index) => {
      const to = this.#agents[index + 1]?.from ?? end;
      return { shape: 'line', from, to, label: name, title: `agent ${name}` };
    });
  }
}
