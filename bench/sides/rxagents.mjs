import OpenAI from 'openai';
import { from, Subject } from 'rxjs';
import { Agent, lastValueFrom, run, runView, shareRun, tool } from '../../dist/esm/index.js';
import { openai } from '../../dist/esm/openai/index.js';
import { execute, parameters, toolNames } from '../harness/tools.mjs';
import { functionCalls, response } from '../harness/wire.mjs';

// The same copy of the client as the side that uses it by hand.
const modelOf = (baseURL) => openai('gpt-5-mini', { client: new OpenAI({ apiKey: 'bench', baseURL, maxRetries: 0 }) });

const agentOf = (model) => new Agent({ name: 'Assistant', instructions: 'Be brief.', model });

/** @param optionsOf gives what else a run is given */
export function textFrom(baseURL, optionsOf = () => ({})) {
  const agent = agentOf(modelOf(baseURL));
  return () =>
    new Promise((resolve, reject) => {
      let characters = 0;
      run(agent, 'Hi', optionsOf()).subscribe({
        next: ({ type, data }) => {
          if (type === 'raw_response_event' && data.type === 'response.output_text.delta') {
            characters += data.delta.length;
          }
        },
        error: reject,
        complete: () => resolve(characters),
      });
    });
}

/** An agent with the tools, and how often they were called. */
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

export function toolTurnsFrom(baseURL, _turns, optionsOf = () => ({})) {
  const { agent, counted } = agentWithTools(modelOf(baseURL));
  return async () => {
    counted.calls = 0;
    await lastValueFrom(run(agent, 'What is the weather?', { maxTurns: null, ...optionsOf() }));
    return counted.calls;
  };
}

export function waitingFrom(baseURL) {
  const agent = agentOf(modelOf(baseURL));
  return () => {
    const subscription = run(agent, 'Hi').subscribe({ error: () => undefined });
    return () => subscription.unsubscribe();
  };
}

/** The events of a response of function calls, or of a message where there are none. */
function eventsOf(turn, calls) {
  const output =
    calls > 0
      ? functionCalls(turn, calls)
      : [{ id: 'msg_1', type: 'message', role: 'assistant', status: 'completed', content: [] }];
  return [
    { type: 'response.created', response: response('in_progress', [], [], turn) },
    ...output.map((item, output_index) => ({ type: 'response.output_item.done', item, output_index })),
    { type: 'response.completed', response: response('completed', [], output, turn) },
  ];
}

export function synchronousTurns(turns) {
  // Made beforehand: what is measured is the run, not its model.
  const answers = Array.from({ length: turns }, (_, index) => eventsOf(index + 1, index + 1 < turns ? 1 : 0));
  let turn = 0;
  const { agent } = agentWithTools({ name: 'memory', stream: () => from(answers[turn++]) });
  return () => {
    turn = 0;
    let finished = 0;
    run(agent, 'Hi', { maxTurns: null }).subscribe(({ type, result }) => {
      if (type === 'run_finished_event') finished = result.usage.requests;
    });
    return finished;
  };
}

export function viewsOf(events, messages) {
  return () => {
    let shown = '';
    from(events)
      .pipe(runView({ messages }))
      .subscribe((view) => {
        shown = view.messages.at(-1).text;
      });
    return shown.length;
  };
}

export function parallelCalls(calls) {
  const answers = [eventsOf(1, calls), eventsOf(2, 0)];
  let turn = 0;
  const { agent, counted } = agentWithTools({ name: 'memory', stream: () => from(answers[turn++]) });
  return () => {
    turn = counted.calls = 0;
    run(agent, 'Hi').subscribe();
    return counted.calls;
  };
}

/** Consumers that are there when events come, by themselves or through `shareRun`; its value is the characters that each got. */
export function consumersOf(events, consumers, isShared) {
  return () => {
    const source = new Subject();
    const run$ = isShared ? source.pipe(shareRun()) : source;
    let characters = 0;
    for (let each = 0; each < consumers; each++) {
      run$.subscribe(({ data }) => {
        characters += data.delta.length;
      });
    }
    for (const event of events) source.next(event);
    source.complete();
    return characters / consumers;
  };
}

/** The state of a run that is interrupted at so many calls, as text. */
export function stateOf(calls) {
  const { agent } = agentWithTools({ name: 'memory', stream: () => from(eventsOf(1, calls)) });
  const asking = agent.clone({ tools: agent.tools.map((each) => ({ ...each, needsApproval: true })) });
  let state;
  run(asking, 'Hi').subscribe(({ type, result }) => {
    if (type === 'run_finished_event') state = result.state;
  });
  return () => JSON.stringify(state).length > 0 && calls;
}
