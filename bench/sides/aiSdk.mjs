// The AI SDK: streamText, its full stream.
import { createOpenAI } from '@ai-sdk/openai';
import { stepCountIs, streamText, tool } from 'ai';
import { execute, parameters, toolNames } from '../harness/tools.mjs';

globalThis.AI_SDK_LOG_WARNINGS = false;

const modelOf = (baseURL) => createOpenAI({ apiKey: 'bench', baseURL }).responses('gpt-5-mini');

function onError({ error }) {
  throw error;
}

export function textFrom(baseURL) {
  const model = modelOf(baseURL);
  return async () => {
    let characters = 0;
    const { fullStream } = streamText({ model, system: 'Be brief.', prompt: 'Hi', maxRetries: 0, onError });
    for await (const part of fullStream) if (part.type === 'text-delta') characters += part.text.length;
    return characters;
  };
}

export function toolTurnsFrom(baseURL, turns) {
  const model = modelOf(baseURL);
  let calls = 0;
  const tools = Object.fromEntries(
    toolNames.map(({ name, description }) => [
      name,
      tool({
        description,
        inputSchema: parameters,
        execute: (args) => {
          calls++;
          return execute(args);
        },
      }),
    ]),
  );
  return async () => {
    calls = 0;
    const { fullStream } = streamText({
      model,
      system: 'Be brief.',
      prompt: 'What is the weather?',
      tools,
      stopWhen: stepCountIs(turns + 2),
      // The whole history is sent, as the other sides send it: without this, items are sent as references.
      providerOptions: { openai: { store: false } },
      maxRetries: 0,
      onError,
    });
    for await (const _part of fullStream);
    return calls;
  };
}

export function waitingFrom(baseURL) {
  const model = modelOf(baseURL);
  return () => {
    const controller = new AbortController();
    const { signal: abortSignal } = controller;
    const read = async () => {
      const { fullStream } = streamText({ model, prompt: 'Hi', maxRetries: 0, abortSignal, onError: () => undefined });
      for await (const _part of fullStream);
    };
    read().catch(() => undefined);
    return () => controller.abort();
  };
}
