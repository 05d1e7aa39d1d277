// The openai client by hand: its own iterator, and the loop that one writes around it.
import OpenAI from 'openai';
import { execute, toolDefinitions } from '../harness/tools.mjs';

const clientOf = (baseURL) => new OpenAI({ apiKey: 'bench', baseURL, maxRetries: 0 });

export function textFrom(baseURL) {
  const client = clientOf(baseURL);
  return async () => {
    let characters = 0;
    for await (const event of await client.responses.create({ model: 'gpt-5-mini', input: 'Hi', stream: true })) {
      if (event.type === 'response.output_text.delta') characters += event.delta.length;
    }
    return characters;
  };
}

export function toolTurnsFrom(baseURL) {
  const client = clientOf(baseURL);
  return async () => {
    const input = [{ role: 'user', content: 'What is the weather?' }];
    for (let calls = 0; ;) {
      const before = calls;
      const settings = { model: 'gpt-5-mini', instructions: 'Be brief.', tools: toolDefinitions, stream: true };
      for await (const event of await client.responses.create({ ...settings, input })) {
        if (event.type !== 'response.completed') continue;
        const { output } = event.response;
        input.push(...output);
        for (const item of output) {
          if (item.type !== 'function_call') continue;
          calls++;
          const answer = execute(JSON.parse(item.arguments));
          input.push({ type: 'function_call_output', call_id: item.call_id, output: answer });
        }
      }
      if (calls === before) return calls;
    }
  };
}

export function waitingFrom(baseURL) {
  const client = clientOf(baseURL);
  return () => {
    const controller = new AbortController();
    const read = async () => {
      const settings = { model: 'gpt-5-mini', input: 'Hi', stream: true };
      for await (const _event of await client.responses.create(settings, { signal: controller.signal }));
    };
    read().catch(() => undefined);
    return () => controller.abort();
  };
}
