import type { Response } from 'openai/resources/responses/responses';

/** A response as the API shows it before anything is written. */
export function responseBegun(id: string): Response {
  return {
    id,
    object: 'response',
    created_at: 0,
    status: 'in_progress',
    model: 'scripted',
    output: [],
    output_text: '',
    error: null,
    incomplete_details: null,
    instructions: null,
    metadata: null,
    parallel_tool_calls: true,
    temperature: null,
    tool_choice: 'auto',
    tools: [],
    top_p: null,
  };
}
