export { openai } from './openai.js';
export type { OpenAIClient } from './OpenAIClient.js';
export type { OpenAIOptions } from './OpenAIOptions.js';
