import { delay, EMPTY, NEVER, of, tap, timer } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  run,
  RunState,
  tool,
  type AgentsError,
  type ApprovalAnswer,
  type ApprovalRequest,
  type InterruptedRunResult,
  type RunOptions,
  type RunResult,
  type ToolApprovalItem,
  type ToolGuardrailFunctionOutput,
  type ToolInputGuardrail,
} from 'rxagents';
import { scriptedModel, text, toolCall, type Script } from 'rxagents/testing';
import { errorOf } from '../helpers/errorOf.js';
import { eventsOf, resultOf } from '../helpers/eventsOf.js';
import { fakeSession, kindOf } from '../helpers/fakeSession.js';
import { lettersOf } from '../helpers/lettersOf.js';
import { timelineOf } from '../helpers/timelineOf.js';

let executed: string[] = [];
beforeEach(() => (executed = []));
const toolNamed = (name: string, needsApproval: Parameters<typeof tool>[0]['needsApproval'] = false) =>
  tool({
    name,
    description: '',
    parameters: z.object({ n: z.number().optional() }),
    needsApproval: needsApproval as never,
    execute: ({ n }) => {
      executed.push(name);
      return `${name} ${n ?? ''}`.trim();
    },
  });
const pay = toolNamed('pay', true);
const look = toolNamed('look');
const callPay = toolCall('pay', {});
const callLook = toolCall('look', {});
const agentOf = (script: Script, more: object = {}) =>
  new Agent({ name: 'A', model: scriptedModel(script), tools: [pay, look], ...more });

function interrupted(result: RunResult): InterruptedRunResult {
  expect(result.status).toBe('interrupted');
  return result as InterruptedRunResult;
}
const thaw = (agent: Agent, state: RunState) => RunState.fromJSON(agent, JSON.parse(JSON.stringify(state)));

describe('approvals', () => {
  it('should announce what needs approval before any tool starts, run the others, and end interrupted', () => {
    const agent = agentOf([[callLook, callPay], text('Done')]);
    const events = eventsOf(run(agent, 'Hi'));
    expect(lettersOf(events)).toBe('arcrcryof');
    const result = interrupted(resultOf(run(agentOf([[callLook, callPay]]), 'Hi')));
    expect(result.interruptions).toEqual([
      { type: 'tool_approval_item', agent: { name: 'A' }, rawItem: expect.objectContaining({ name: 'pay' }) },
    ]);
    expect(result.newItems).toContain(result.interruptions[0]);
    expect(result.history.map(kindOf)).toEqual(['user', 'function_call', 'function_call_output']);
    expect(result).not.toHaveProperty('finalOutput');
  });

  it.each(['in this process', 'in another'])(
    'approve and resume %s: the tool runs once, and the answer follows',
    (where) => {
      const agent = agentOf([[callLook, callPay], text('Done')]);
      const first = interrupted(resultOf(run(agent, 'Hi')));
      const state = where === 'in another' ? thaw(agent, first.state) : first.state;
      const events = eventsOf(run(agent, state.approve(state.interruptions[0] as never)));
      expect(lettersOf(events)).toBe('aormrf');
      expect(executed).toEqual(['look', 'pay']);
      const result = resultOf(
        run(agentOf([[callLook, callPay], text('Done')], { tools: [look, toolNamed('pay')] }), 'Hi'),
      );
      const last = events.at(-1) as { result: RunResult };
      expect(last.result).toMatchObject({ finalOutput: 'Done', runId: first.runId, usage: result.usage });
      expect(last.result.history).toEqual(result.history);
      expect([...first.rawResponses, ...last.result.rawResponses]).toEqual(result.rawResponses);
      const own = [...first.newItems, ...last.result.newItems].filter(({ type }) => type !== 'tool_approval_item');
      expect(own).toHaveLength(result.newItems.length);
    },
  );

  it.each<[string, { message?: string }, RunOptions, string]>([
    ['the default', {}, {}, 'Tool execution was not approved.'],
    ['the message given', { message: 'Too dear.' }, {}, 'Too dear.'],
    [
      'what toolErrorFormatter says',
      {},
      { toolErrorFormatter: ({ kind, toolName }) => `${kind} ${toolName}` },
      'approval_rejected pay',
    ],
    [
      'the default where that says nothing',
      {},
      { toolErrorFormatter: () => undefined },
      'Tool execution was not approved.',
    ],
  ])('reject: the model is told %s', (_what, options, runOptions, told) => {
    const model = scriptedModel([callPay, text('OK')]);
    const agent = agentOf([], { model });
    const { state, interruptions } = interrupted(resultOf(run(agent, 'Hi')));
    const result = resultOf(run(agent, state.reject(interruptions[0] as never, options), runOptions));
    expect(result.finalOutput).toBe('OK');
    expect(model.calls[1]?.input.at(-1)).toMatchObject({ type: 'function_call_output', output: told });
    expect(executed).toEqual([]);
  });

  it('sticky decisions: for all further calls of the tool, this one included', () => {
    const script = [callPay, toolCall('pay', {}, { callId: 'second' }), text('Done')];
    const agent = agentOf(script);
    const { state, interruptions } = interrupted(resultOf(run(agent, 'Hi')));
    const approved = state.approve(interruptions[0] as never, { alwaysApprove: true });
    expect(resultOf(run(agent, thaw(agent, approved))).finalOutput).toBe('Done');
    expect(executed).toEqual(['pay', 'pay']);
    const other = agentOf(script);
    const again = interrupted(resultOf(run(other, 'Hi')));
    const rejected = again.state.reject(again.interruptions[0] as never, { alwaysReject: true, message: 'Never.' });
    expect(resultOf(run(other, rejected)).finalOutput).toBe('Done');
    expect(executed).toHaveLength(2);
  });

  it('sticky decisions: of one call before those for all, and of those for all the latest', () => {
    const calls = [callPay, toolCall('pay', { n: 2 }), toolCall('pay', { n: 3 })];
    const script = [calls, toolCall('pay', { n: 4 }, { callId: 'later' }), text('Done')];
    const outputsOf = (decide: (state: RunState, items: readonly ToolApprovalItem[]) => RunState) => {
      const agent = agentOf(script);
      const { state, interruptions } = interrupted(resultOf(run(agent, 'Hi')));
      const { history } = resultOf(run(agent, thaw(agent, decide(state, interruptions as never))));
      return history.flatMap((item) => (item.type === 'function_call_output' ? [item.output] : []));
    };
    const no = { message: 'No.' };
    const always = { alwaysApprove: true };
    expect(outputsOf((state, [one, two]) => state.approve(one!, always).reject(two!, no))).toEqual([
      ...['pay', 'No.', 'pay 3', 'pay 4'],
    ]);
    expect(outputsOf((state, [one, two]) => state.reject(one!, no).approve(two!, always))).toEqual([
      ...['No.', 'pay 2', 'pay 3', 'pay 4'],
    ]);
    expect(
      outputsOf((state, [one, two]) => state.approve(one!, always).reject(two!, { ...no, alwaysReject: true })),
    ).toEqual(['pay', 'No.', 'No.', 'No.']);
    expect(outputsOf((state, [one]) => state.reject(one!, no).approve(one!, always))).toEqual([
      ...['pay', 'pay 2', 'pay 3', 'pay 4'],
    ]);
  });

  it('still pending: interrupts again, announces nothing twice, and runs no sibling again', () => {
    const agent = agentOf([[callPay, callLook, toolCall('pay', { n: 2 }, { callId: 'p2' })], text('Done')]);
    const first = interrupted(resultOf(run(agent, 'Hi')));
    expect(first.interruptions).toHaveLength(2);
    const events = eventsOf(run(agent, first.state.approve(first.interruptions[1] as never)));
    expect(lettersOf(events)).toBe('aof');
    const second = interrupted((events.at(-1) as { result: RunResult }).result);
    expect(second.state.interruptions).toHaveLength(1);
    expect(executed).toEqual(['look', 'pay']);
    const result = resultOf(run(agent, second.state.approve(second.state.interruptions[0] as never)));
    expect(result.finalOutput).toBe('Done');
    const outputs = result.history.filter(({ type }) => type === 'function_call_output') as { call_id: string }[];
    expect(outputs.map(({ call_id }) => call_id)).toEqual(['call_1_0', 'call_1_1', 'p2']);
  });

  it('should ask a function, which sees the arguments; what cannot be read needs approval', () => {
    const seen: unknown[] = [];
    const choosy = toolNamed('choosy', (...args: unknown[]) => {
      seen.push(args);
      return of((args[1] as { n?: number }).n === 2).pipe();
    });
    const calls = [toolCall('choosy', { n: 1 }), toolCall('choosy', { n: 2 }), toolCall('choosy', 'no JSON')];
    const agent = agentOf([calls, text('Done')], { tools: [choosy] });
    const { interruptions } = interrupted(resultOf(run(agent, 'Hi', { context: { user: 1 } })));
    expect(interruptions.map(({ rawItem }) => rawItem.arguments)).toEqual(['{"n":2}', 'no JSON']);
    expect(seen[0]).toEqual([{ user: 1 }, { n: 1 }, 'call_1_0']);
    expect(executed).toEqual(['choosy']);
  });

  it('should come before a handoff and a final output', () => {
    const b = new Agent({ name: 'B' });
    const agent = agentOf([[callPay, toolCall('transfer_to_b', {})]], { handoffs: [b] });
    const first = interrupted(resultOf(run(agent, 'Hi')));
    expect(first.lastAgent.name).toBe('A');
    const model = scriptedModel([text('From B')]);
    const events = eventsOf(run(agent, first.state.approve(first.interruptions[0] as never), { model }));
    expect(lettersOf(events)).toBe('aowarmrf');
    expect(events.at(-1)).toMatchObject({ result: { finalOutput: 'From B', lastAgent: { name: 'B' } } });
  });

  it('sibling saved once: the session gets the turn when it is over', () => {
    const session = fakeSession();
    const agent = agentOf([[callLook, callPay], text('Done')]);
    const first = interrupted(resultOf(run(agent, 'Hi', { session })));
    expect(session.items.map(kindOf)).toEqual(['user']);
    const result = resultOf(run(agent, first.state.approve(first.interruptions[0] as never), { session }));
    expect(session.items).toEqual(result.history);
    expect(session.writes).toHaveLength(3);
  });

  it.each([
    [false, 'user function_call function_call function_call_output function_call_output'],
    [true, 'user'],
  ])(
    'deferred saving: nothing while a guarded final output is possible, then as the verdict is (%s)',
    (isTrip, saved) => {
      const session = fakeSession();
      const agent = agentOf([[callPay, callLook]], {
        toolUseBehavior: 'stop_on_first_tool',
        outputGuardrails: [{ name: 'O', execute: () => ({ tripwireTriggered: isTrip }) }],
      });
      const first = interrupted(resultOf(run(agent, 'Hi', { session })));
      expect(executed).toEqual(['look']);
      expect(session.items.map(kindOf)).toEqual(['user']);
      const endings: unknown[] = [];
      run(agent, thaw(agent, first.state).approve(first.interruptions[0] as never), { session }).subscribe({
        error: (error: unknown) => endings.push((error as AgentsError).name),
        complete: () => endings.push('complete'),
      });
      expect(endings).toEqual([isTrip ? 'OutputGuardrailTripwireTriggered' : 'complete']);
      expect(session.items.map(kindOf).join(' ')).toBe(saved);
      expect(executed).toEqual(['look', 'pay']);
    },
  );

  it('resume keeps limit: maxTurns counts over segments', () => {
    const agent = agentOf([callPay, text('Done')]);
    const first = interrupted(resultOf(run(agent, 'Hi', { maxTurns: 1 })));
    const error = errorOf(run(agent, first.state.approve(first.interruptions[0] as never), { maxTurns: 1 }));
    expect(error.name).toBe('MaxTurnsExceededError');
    expect(error.partial?.history.map(kindOf)).toEqual(['user', 'function_call', 'function_call_output']);
  });

  it('should list and count in the resumed segment only what it adds', () => {
    const agent = agentOf([callPay, text('Done')]);
    const first = interrupted(resultOf(run(agent, 'Hi')));
    const result = resultOf(run(agent, first.state.approve(first.interruptions[0] as never)));
    expect(result.newItems.map(({ type }) => type)).toEqual(['tool_call_output_item', 'message_output_item']);
    expect(result.rawResponses).toHaveLength(1);
    expect(result.usage.requests).toBe(2);
    expect(result.usage.perRequest).toHaveLength(2);
  });

  describe('pre-approval guardrails', () => {
    const TOO_MUCH = 'Not more than 10.';
    let asked: string[] = [];
    beforeEach(() => (asked = []));
    const upTo10: ToolInputGuardrail = {
      name: 'upTo10',
      execute: ({ toolCall: { call_id, arguments: args } }) => {
        asked.push(call_id);
        const { n = 0 } = JSON.parse(args) as { n?: number };
        return { behavior: n > 10 ? { type: 'rejectContent', message: TOO_MUCH } : { type: 'allow' } };
      },
    };
    const guardedPay = tool({
      name: 'pay',
      description: '',
      parameters: z.object({ n: z.number() }),
      needsApproval: true,
      inputGuardrails: [upTo10],
      execute: ({ n }) => {
        executed.push(`pay ${n}`);
        return `paid ${n}`;
      },
    });
    const script = [
      [toolCall('pay', { n: 5 }, { callId: 'few' }), toolCall('pay', { n: 50 }, { callId: 'many' })],
      text('Done'),
    ];
    const answerFrom = (verdict: ReturnType<ToolInputGuardrail['execute']>): ApprovalAnswer => {
      const { behavior } = verdict as ToolGuardrailFunctionOutput;
      return behavior.type === 'rejectContent' ? { approve: false, message: behavior.message } : undefined;
    };
    /** Asks the tool's guardrail before a person is asked: what that refuses is rejected at once, the rest is undecided. */
    const approve = ({ toolCall: call, agent, context }: ApprovalRequest) =>
      answerFrom(upTo10.execute({ toolCall: call, agent, context }));
    const toldOf = ({ history }: Pick<RunResult, 'history'>) =>
      history.flatMap((item) =>
        item.type === 'function_call_output' ? [`${item.call_id} ${item.output as string}`] : [],
      );

    it('off by default: no guardrail is asked about a call before it is approved', () => {
      const agent = agentOf(script, { tools: [guardedPay] });
      const first = interrupted(resultOf(run(agent, 'Hi')));
      expect([asked, first.toolInputGuardrailResults]).toEqual([[], []]);
      expect(first.interruptions).toHaveLength(2);
      const state = first.interruptions.reduce((decided, item) => decided.approve(item), thaw(agent, first.state));
      const result = resultOf(run(agent, state));
      expect(asked).toEqual(['few', 'many']);
      expect(executed).toEqual(['pay 5']);
      expect(toldOf(result)).toEqual(['few paid 5', `many ${TOO_MUCH}`]);
    });

    it('on, by the approve option: reject early, so that nobody is asked about it', () => {
      const agent = agentOf(script, { tools: [guardedPay] });
      const first = interrupted(resultOf(run(agent, 'Hi', { approve })));
      expect(asked).toEqual(['few', 'many']);
      expect(first.state.interruptions.map(({ rawItem }) => (rawItem as { call_id: string }).call_id)).toEqual(['few']);
      expect(toldOf(first)).toEqual([`many ${TOO_MUCH}`]);
      expect(executed).toEqual([]);
    });

    it('on, by the approve option: asked again after the approval, and the tool runs once', () => {
      const agent = agentOf(script, { tools: [guardedPay] });
      const { state } = interrupted(resultOf(run(agent, 'Hi', { approve })));
      asked = [];
      const result = resultOf(run(agent, thaw(agent, state).approve(state.interruptions[0]!), { approve }));
      expect(asked).toEqual(['few']);
      expect(result.toolInputGuardrailResults).toMatchObject([
        { callId: 'few', output: { behavior: { type: 'allow' } } },
      ]);
      expect(executed).toEqual(['pay 5']);
      expect(toldOf(result)).toEqual(['few paid 5', `many ${TOO_MUCH}`]);
      expect(result.finalOutput).toBe('Done');
    });
  });

  describe('live', () => {
    const liveWith = (answer: ApprovalAnswer) =>
      resultOf(run(agentOf([callPay, text('Done')]), 'Hi', { approve: () => answer }));

    it.each<[ApprovalAnswer, string, number]>([
      [true, 'completed', 1],
      [{ approve: true }, 'completed', 1],
      [false, 'completed', 0],
      [{ approve: false, message: 'No.' }, 'completed', 0],
      [undefined, 'interrupted', 0],
    ])('should do with %j as by resuming', (answer, status, runs) => {
      expect(liveWith(answer).status).toBe(status);
      expect(executed).toHaveLength(runs);
    });

    it('should keep the run open until it is decided, while others work', () => {
      const agent = agentOf([[callPay, callLook], text('Done')]);
      const approve = () => of(true).pipe(delay(5));
      expect(timelineOf(() => run(agent, 'Hi', { approve }))).toBe('0:arcrcryo 5:ormrf|');
    });

    it('should be undecided by an Observable that says nothing', () => {
      const agent = agentOf([callPay]);
      expect(timelineOf(() => run(agent, 'Hi', { approve: () => timer(3).pipe(tap(), delay(0)) as never }))).toContain(
        '#',
      );
      const silent = resultOf(run(agentOf([callPay]), 'Hi', { approve: () => EMPTY }));
      expect(silent.status).toBe('interrupted');
    });

    it('should remember what is always so', () => {
      let asked = 0;
      const script = [callPay, toolCall('pay', {}, { callId: 'second' }), text('Done')];
      const approve = () => (asked++, { approve: true, always: true });
      expect(resultOf(run(agentOf(script), 'Hi', { approve })).status).toBe('completed');
      expect(asked).toBe(1);
      expect(executed).toHaveLength(2);
    });

    it('should be told what is asked', () => {
      const requests: unknown[] = [];
      const approve = (request: unknown) => void requests.push(request);
      const result = interrupted(resultOf(run(agentOf([callPay]), 'Hi', { approve: approve as never, context: 7 })));
      expect(requests).toEqual([
        {
          item: result.interruptions[0],
          toolCall: expect.objectContaining({ name: 'pay' }),
          agent: { name: 'A' },
          context: 7,
        },
      ]);
    });

    it('should close the call when the run is stopped meanwhile', () => {
      const agent = agentOf([callPay]);
      expect(timelineOf(() => run(agent, 'Hi', { approve: () => NEVER, stop: timer(4) }))).toBe('0:arcry 4:of|');
    });

    it.each([
      ['throws', () => fail()],
      ['answers nonsense', () => 'yes' as never],
    ])('should fail the run when it %s', (_what, approve) => {
      const error = errorOf(run(agentOf([callPay]), 'Hi', { approve }));
      expect(error.name).toMatch(/^(Callback|User)Error$/);
      expect(error.message).toContain('approve option');
    });
  });
});

function fail(): never {
  throw new Error('broken');
}

describe('states', () => {
  const pending = () => {
    const agent = agentOf([[callLook, callPay], text('Done')]);
    const { state, interruptions } = interrupted(resultOf(run(agent, 'Hi')));
    return { agent, state, item: interruptions[0] as never };
  };
  type Json = Record<string, never> & { history: object[]; open: Record<string, never> & { output: object[] } };
  const jsonOf = (state: RunState) => JSON.parse(JSON.stringify(state)) as Json;

  it('should be immutable', () => {
    const { state, item } = pending();
    const before = JSON.stringify(state);
    const approved = state.approve(item);
    expect(JSON.stringify(state)).toBe(before);
    expect(state.interruptions).toHaveLength(1);
    expect(approved.interruptions).toHaveLength(0);
  });

  it('should refuse a decision about what is not pending', () => {
    const { state } = pending();
    const other = { type: 'tool_approval_item', agent: { name: 'A' }, rawItem: { call_id: 'x' } } as never;
    expect(() => state.approve(other)).toThrow(/No call "x" of agent "A" is pending/);
    expect(() => state.reject(undefined as never)).toThrow(/is pending/);
  });

  it.each<[string, (json: Json) => unknown]>([
    ['is nothing', () => undefined],
    ['is of another version', (json) => ({ ...json, version: 2 })],
    ['lacks a part', ({ usage: _usage, ...json }) => json],
    ['is of an unknown agent', (json) => ({ ...json, agent: 'Z' })],
    ['has an output without a call', (json) => ({ ...json, open: { ...json.open, output: [] } })],
    [
      'has an output without a call in its history',
      (json) => ({ ...json, history: [...json.history, { type: 'function_call_output', call_id: 'zzz', output: '' }] }),
    ],
    ['has a part that is null', (json) => ({ ...json, open: null })],
    ['has an approval without its call', (json) => ({ ...json, open: { ...json.open, approvals: ['zzz'] } })],
    [
      'has a decision for nothing pending',
      (json) => ({ ...json, open: { ...json.open, decisions: { zzz: { approve: true } } } }),
    ],
    ['has a nested run of no agent', (json) => ({ ...json, open: { ...json.open, nested: { call_1_1: json } } })],
    [
      'needs a tool that is not there',
      (json) => ({
        ...json,
        open: { ...json.open, output: json.open.output.map((item) => ({ ...item, name: 'gone' })) },
      }),
    ],
  ])('should refuse one that %s', (_what, change) => {
    const { agent, state } = pending();
    expect(() => RunState.fromJSON(agent, change(jsonOf(state)))).toThrow(
      /The state cannot be resumed: .+\. Use the agents/,
    );
  });

  it('should refuse, in the run, a state of other agents', () => {
    const { state } = pending();
    const error = errorOf(run(new Agent({ name: 'Other', model: scriptedModel([]) }), state));
    expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('cannot reach its agent "A"') });
  });

  it('should refuse to resume what is completed', () => {
    const agent = agentOf([text('Hi')]);
    const { state } = resultOf(run(agent, 'Hi'));
    expect(errorOf(run(agent, state))).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('history'),
    });
  });

  it('should go on after a stop', () => {
    const agent = agentOf([callLook, text('Done')]);
    const first = resultOf(run(agent, 'Hi', { stop: of('after_turn') }));
    expect(first.status).toBe('stopped');
    const result = resultOf(run(agent, thaw(agent, first.state)));
    expect(result).toMatchObject({ status: 'completed', finalOutput: 'Done', usage: { requests: 2 } });
    expect(result.history.map(kindOf)).toEqual(['user', 'function_call', 'function_call_output', 'message']);
  });

  it('should be handed out after each response, each settled tool and each turn', () => {
    const states: string[] = [];
    const agent = agentOf([[callLook, callLook], text('Done')]);
    resultOf(
      run(agent, 'Hi', {
        checkpoint: (state) => {
          const { turn, open, history } = jsonOf(state) as never as {
            turn: number;
            open?: { outputs: object[] };
            history: object[];
          };
          states.push(`${turn}:${open ? open.outputs.length : '-'}:${history.length}`);
        },
      }),
    );
    expect(states).toEqual(['1:0:1', '1:1:1', '1:2:1', '1:-:5', '2:0:5', '2:-:6']);
  });

  it('should wait for the checkpoint, and fail with it', () => {
    const agent = agentOf([callLook, text('Done')]);
    expect(timelineOf(() => run(agent, 'Hi', { checkpoint: () => timer(2) }))).toBe('0:arcr 2:o 6:rmr 10:f|');
    expect(errorOf(run(agentOf([callLook]), 'Hi', { checkpoint: fail }))).toMatchObject({
      name: 'CallbackError',
      unit: 'checkpoint',
    });
  });
});
