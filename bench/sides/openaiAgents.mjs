// @openai/agents, tracing off, streamed.
import { Agent, OpenAIProvider, run, setTracingDisabled, tool, Usage } from '@openai/agents';
import { execute, parameters, toolNames } from '../harness/tools.mjs';
import { functionCalls } from '../harness/wire.mjs';

setTracingDisabled(true);

const modelOf = (baseURL) =>
  new OpenAIProvider({ apiKey: 'bench', baseURL, useResponses: true }).getModel('gpt-5-mini');

async function finish(stream, onEvent = () => undefined) {
  for await (const event of stream) onEvent(event);
  await stream.completed;
}

export function textFrom(baseURL) {
  const model = modelOf(baseURL);
  return async () => {
    const agent = new Agent({ name: 'Assistant', instructions: 'Be brief.', model: await model });
    let characters = 0;
    await finish(await run(agent, 'Hi', { stream: true }), ({ type, data }) => {
      if (type === 'raw_model_stream_event' && data.type === 'output_text_delta') characters += data.delta.length;
    });
    return characters;
  };
}

function agentWithTools(model) {
  const counted = { calls: 0 };
  const tools = toolNames.map((names) =>
    tool({
      ...names,
      parameters,
      execute: (args) => {
        counted.calls++;
        return execute(args);
      },
    }),
  );
  return { counted, agent: new Agent({ name: 'Assistant', instructions: 'Be brief.', model, tools }) };
}

export async function toolTurnsFrom(baseURL) {
  const { agent, counted } = agentWithTools(await modelOf(baseURL));
  return async () => {
    counted.calls = 0;
    await finish(await run(agent, 'What is the weather?', { stream: true, maxTurns: null }));
    return counted.calls;
  };
}

export async function waitingFrom(baseURL) {
  const agent = new Agent({ name: 'Assistant', instructions: 'Be brief.', model: await modelOf(baseURL) });
  return () => {
    const controller = new AbortController();
    run(agent, 'Hi', { stream: true, signal: controller.signal })
      .then(finish)
      .catch(() => undefined);
    return () => controller.abort();
  };
}

export function parallelCalls(calls) {
  const outputs = [
    functionCalls(1, calls).map(({ call_id: callId, ...call }) => ({ ...call, callId })),
    [
      {
        id: 'msg_1',
        type: 'message',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text: 'Done' }],
      },
    ],
  ];
  let turn = 0;
  const { agent, counted } = agentWithTools({
    async *getStreamedResponse() {
      const id = `resp_${turn}`;
      const usage = new Usage({ inputTokens: 1, outputTokens: 1, totalTokens: 2 });
      yield { type: 'response_done', response: { id, usage: { ...usage }, output: outputs[turn++] } };
    },
  });
  return async () => {
    turn = counted.calls = 0;
    await finish(await run(agent, 'Hi', { stream: true }));
    return counted.calls;
  };
}

/** The state of a run that is interrupted at so many calls, as text. */
export async function stateOf(calls) {
  const output = functionCalls(1, calls).map(({ call_id: callId, ...call }) => ({ ...call, callId }));
  const { agent } = agentWithTools({
    async *getStreamedResponse() {
      const usage = { inputTokens: 1, outputTokens: 1, totalTokens: 2 };
      yield { type: 'response_done', response: { id: 'resp_1', usage, output } };
    },
  });
  const asking = agent.clone({ tools: agent.tools.map((each) => ({ ...each, needsApproval: async () => true })) });
  const result = await run(asking, 'Hi', { stream: true });
  await finish(result);
  return () => result.state.toString().length > 0 && calls;
}
