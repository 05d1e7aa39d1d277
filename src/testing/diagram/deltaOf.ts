import type { ResponseStreamEvent } from 'openai/resources/responses/responses';

/** A piece of what people read. */
export interface Delta {
  readonly lane: 'text' | 'reasoning';
  /** Which output of the response it belongs to. */
  readonly index: number;
  readonly text: string;
}

/** The piece of text that a raw event brings, if it is one that people read. */
export function deltaOf(event: ResponseStreamEvent): Delta | undefined {
  switch (event.type) {
    case 'response.output_text.delta':
    case 'response.refusal.delta':
      return { lane: 'text', index: event.output_index, text: event.delta };
    case 'response.reasoning_text.delta':
    case 'response.reasoning_summary_text.delta':
      return { lane: 'reasoning', index: event.output_index, text: event.delta };
    default:
      return undefined;
  }
}
