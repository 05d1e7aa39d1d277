import { Agent, tool } from 'rxagents';
import { openai } from 'rxagents/openai';

const weather = tool({
  name: 'get_weather',
  description: 'Current weather for a city.',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  execute: async ({ city }) => {
    const response = await fetch(`https://wttr.in/${String(city)}?format=3`);
    return response.text();
  },
});

export const assistant = new Agent({
  name: 'Assistant',
  instructions: 'Be brief.',
  model: openai('gpt-5-mini'),
  tools: [weather],
});
