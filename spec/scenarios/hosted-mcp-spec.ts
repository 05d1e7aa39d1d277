import { EMPTY } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  conversation,
  run,
  RunState,
  tool,
  type AgentsError,
  type ApprovalRequest,
  type ConversationView,
  type InterruptedRunResult,
  type RunEvent,
  type RunOptions,
} from 'rxagents';
import {
  assertRunGrammar,
  failed,
  item,
  scriptedModel,
  strictHistory,
  text,
  toolCall,
  type Script,
} from 'rxagents/testing';
import { eventsOf, resultOf } from '../helpers/eventsOf.js';
import { fakeSession, kindOf } from '../helpers/fakeSession.js';
import { lettersOf } from '../helpers/lettersOf.js';

const requestOf = (id: string, name = 'search') =>
  item({ type: 'mcp_approval_request', id, name, arguments: '{"q":"x"}', server_label: 'docs' });
const ran = item({ type: 'mcp_call', id: 'mcp_1', name: 'search', arguments: '{}', server_label: 'docs' });
const responseTo = (id: string, approve: boolean, reason?: string) => ({
  type: 'mcp_approval_response',
  approval_request_id: id,
  approve,
  ...(reason !== undefined && { reason }),
});

let executed: string[] = [];
beforeEach(() => (executed = []));
const look = tool({
  name: 'look',
  description: '',
  parameters: z.object({}),
  execute: () => {
    executed.push('look');
    return 'seen';
  },
});
const agentOf = (script: Script, more: object = {}) => {
  const model = scriptedModel(script);
  const agent = new Agent({
    name: 'A',
    model: strictHistory(model),
    tools: [{ type: 'mcp', server_label: 'docs', server_url: 'https://x', require_approval: 'always' }, look],
    ...more,
  });
  return { agent, model };
};
const thaw = (agent: Agent, state: RunState) => RunState.fromJSON(agent, JSON.parse(JSON.stringify(state)));
const checked = (agent: Agent, input: string | RunState, options: RunOptions = {}) =>
  run(agent, input, options).pipe(assertRunGrammar({ resumed: typeof input !== 'string' }));

function interrupted(agent: Agent, input: string | RunState = 'Hi', options?: RunOptions): InterruptedRunResult {
  const result = resultOf(checked(agent, input, options));
  expect(result.status).toBe('interrupted');
  return result as InterruptedRunResult;
}

describe('hosted mcp approvals', () => {
  it.each(['on_response', 'on_call'] as const)(
    'surfaces hosted mcp approval: interruption, response on resume (%s)',
    (toolStart) => {
      const { agent, model } = agentOf([requestOf('mcpr_1'), [ran, text('Done')]]);
      const events = eventsOf(checked(agent, 'Hi', { toolStart }));
      expect(lettersOf(events)).toBe('arqrf');
      const first = interrupted(agentOf([requestOf('mcpr_1')]).agent, 'Hi', { toolStart });
      const [waiting] = first.interruptions;
      expect(first.interruptions).toEqual(first.newItems);
      expect(first.newItems[0]).toBe(waiting);
      expect(waiting).toMatchObject({ type: 'mcp_approval_request_item', agent: { name: 'A' } });
      expect(first.history.map(kindOf)).toEqual(['user']);

      const state = thaw(agent, first.state);
      expect(state.interruptions).toEqual(first.interruptions);
      const approved = state.approve(waiting as never);
      expect(approved.interruptions).toEqual([]);
      const resumed = eventsOf(checked(agent, thaw(agent, approved), { toolStart }));
      expect(lettersOf(resumed)).toBe('aQrcrmrf');
      const last = resumed.at(-1) as Extract<RunEvent, { type: 'run_finished_event' }>;
      expect(last.result.newItems[0]).toEqual({
        type: 'mcp_approval_response_item',
        agent: { name: 'A' },
        rawItem: responseTo('mcpr_1', true),
      });
      expect(last.result.history.map(kindOf)).toEqual([
        'user',
        'mcp_approval_request',
        'mcp_approval_response',
        'mcp_call',
        'message',
      ]);
      expect(model.calls[1]?.input).toMatchObject([
        { content: 'Hi' },
        { id: 'mcpr_1' },
        { approval_request_id: 'mcpr_1' },
      ]);
    },
  );

  it.each(['on_response', 'on_call'] as const)('hosted mcp: callback called once, response item (%s)', (toolStart) => {
    const asked: ApprovalRequest[] = [];
    const { agent, model } = agentOf([[text('Let me see.'), requestOf('mcpr_1')], text('Done')]);
    const approve = (request: ApprovalRequest) => (asked.push(request), true);
    const events = eventsOf(checked(agent, 'Hi', { approve, toolStart }));
    expect(lettersOf(events)).toBe('armrqrQrmrf');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      item: { type: 'mcp_approval_request_item' },
      toolCall: { type: 'function_call', call_id: 'mcpr_1', name: 'search', arguments: '{"q":"x"}' },
      agent: { name: 'A' },
    });
    expect(model.calls[1]?.input.at(-1)).toEqual(responseTo('mcpr_1', true));
  });

  it('should tell the server why a request is rejected, where there is a reason', () => {
    const { agent, model } = agentOf([requestOf('mcpr_1'), requestOf('mcpr_2'), text('OK')]);
    const first = interrupted(agent);
    const rejected = first.state.reject(first.interruptions[0] as never, { message: 'Too dear.' });
    const second = interrupted(agent, rejected);
    const result = resultOf(checked(agent, second.state.reject(second.interruptions[0] as never)));
    expect(result.finalOutput).toBe('OK');
    expect(model.calls[1]?.input.at(-1)).toEqual(responseTo('mcpr_1', false, 'Too dear.'));
    expect(model.calls[2]?.input.at(-1)).toEqual(responseTo('mcpr_2', false));
  });

  it('should run what needs no approval, answer what is decided, and wait for the rest', () => {
    const { agent, model } = agentOf([
      [requestOf('mcpr_1'), toolCall('look', {}), requestOf('mcpr_2', 'buy')],
      text('Done'),
    ]);
    const approve = ({ toolCall: { name } }: ApprovalRequest) => (name === 'search' ? true : EMPTY);
    const session = fakeSession();
    const first = interrupted(agent, 'Hi', { approve, session });
    expect(first.newItems.map(({ type }) => type)).toEqual([
      'mcp_approval_request_item',
      'tool_call_item',
      'mcp_approval_request_item',
      'tool_call_output_item',
      'mcp_approval_response_item',
    ]);
    expect(first.interruptions).toEqual([first.newItems[2]]);
    expect(first.history.map(kindOf).slice(1)).toEqual([
      'mcp_approval_request',
      'function_call',
      'mcp_approval_response',
      'function_call_output',
    ]);

    const state = thaw(agent, first.state);
    expect(state.interruptions).toEqual(first.interruptions);
    const result = resultOf(checked(agent, state.approve(state.interruptions[0] as never), { session }));
    expect(result.newItems.map(({ type }) => type)).toEqual(['mcp_approval_response_item', 'message_output_item']);
    expect(executed).toEqual(['look']);
    expect(model.calls[1]?.input.slice(4).map(kindOf)).toEqual([
      'mcp_approval_response',
      'function_call_output',
      'mcp_approval_response',
    ]);
    expect(session.items).toEqual(result.history);
  });

  it('should decide for all further calls of the same tool of the same server', () => {
    const script = [requestOf('mcpr_1'), [requestOf('mcpr_2'), requestOf('mcpr_3', 'buy')], text('Done')];
    const { agent } = agentOf(script);
    const first = interrupted(agent);
    const approved = first.state.approve(first.interruptions[0] as never, { alwaysApprove: true });
    const second = interrupted(agent, thaw(agent, approved));
    expect(second.interruptions.map(({ rawItem }) => rawItem.name)).toEqual(['buy']);
    const asked: string[] = [];
    const approve = ({ toolCall: { call_id: id } }: ApprovalRequest) => (
      asked.push(id),
      { approve: true, always: true }
    );
    expect(resultOf(checked(agentOf(script).agent, 'Hi', { approve })).finalOutput).toBe('Done');
    expect(asked).toEqual(['mcpr_1', 'mcpr_3']);
  });

  it('should be asked for in a nested run', () => {
    const { agent: inner } = agentOf([requestOf('mcpr_1'), text('inside')]);
    const model = scriptedModel([toolCall('ask', { input: 'x' }), text('Done')]);
    const agent = new Agent({ name: 'Outer', model, tools: [inner.asTool({ toolName: 'ask' })] });
    const first = interrupted(agent);
    expect(first.interruptions).toMatchObject([{ type: 'mcp_approval_request_item' }]);
    const state = thaw(agent, first.state);
    const result = resultOf(run(agent, state.approve(state.interruptions[0] as never)));
    expect(result.finalOutput).toBe('Done');
  });

  it('should hand over once it is decided', () => {
    const { agent } = agentOf([[requestOf('mcpr_1'), toolCall('transfer_to_b', {})]], {
      handoffs: [new Agent({ name: 'B', model: strictHistory(scriptedModel([text('Hi')])) })],
    });
    const first = interrupted(agent);
    expect(first.newItems.map(({ type }) => type)).toEqual(['mcp_approval_request_item', 'handoff_call_item']);
    const result = resultOf(checked(agent, first.state.approve(first.interruptions[0] as never)));
    expect(result).toMatchObject({ finalOutput: 'Hi', lastAgent: { name: 'B' } });
  });

  it('should say no where the run is stopped before anybody has decided', () => {
    const { agent } = agentOf([requestOf('mcpr_1'), text('Done')]);
    const chat = conversation(agent);
    const views: ConversationView[] = [];
    chat.view$.subscribe((view) => views.push(view));
    chat.send('Hi');
    expect(views.at(-1)).toMatchObject({ status: 'running', approvals: [{ rawItem: { id: 'mcpr_1' } }] });
    chat.stop();
    expect(views.at(-1)).toMatchObject({ status: 'stopped', approvals: [] });
    chat.send('Again');
    expect(views.at(-1)).toMatchObject({ status: 'completed', finalOutput: 'Done' });
  });

  it('should answer a request of a response that was cut, and leave both out of the history', () => {
    const { agent } = agentOf([failed({ code: 'server_error', message: 'x' }, requestOf('mcpr_1'))]);
    const errors: AgentsError[] = [];
    checked(agent, 'Hi').subscribe({ error: (error: unknown) => errors.push(error as AgentsError) });
    expect(errors).toMatchObject([{ name: 'ModelError', partial: { history: [{ content: 'Hi' }] } }]);
    expect(errors[0]?.partial?.newItems.map(({ type }) => type)).toEqual([
      'mcp_approval_request_item',
      'mcp_approval_response_item',
    ]);
  });

  it('should be sent alone where the server keeps the history', () => {
    const { agent, model } = agentOf([requestOf('mcpr_1'), text('Done')]);
    const options = { autoPreviousResponseId: true };
    const first = interrupted(agent, 'Hi', options);
    const state = first.state.approve(first.interruptions[0] as never);
    expect(resultOf(checked(agent, thaw(agent, state), options)).finalOutput).toBe('Done');
    expect(model.calls[1]).toMatchObject({ previousResponseId: 'resp_1', input: [responseTo('mcpr_1', true)] });
  });

  it('should be listed in a view, and decided there by its id', () => {
    const { agent, model } = agentOf([requestOf('mcpr_1'), text('Done')]);
    const chat = conversation(agent);
    const views: ConversationView[] = [];
    chat.view$.subscribe((view) => views.push(view));
    chat.send('Hi');
    chat.approve('mcpr_1', { approve: false, message: 'No.' });
    expect(views.at(-1)).toMatchObject({ status: 'completed', approvals: [] });
    expect(views.some(({ approvals }) => approvals.length === 1)).toBe(true);
    expect(model.calls[1]?.input.at(-1)).toEqual(responseTo('mcpr_1', false, 'No.'));
  });

  it('should refuse a state whose decisions do not fit', () => {
    const { agent } = agentOf([requestOf('mcpr_1')]);
    const { state, interruptions } = interrupted(agent);
    const json = JSON.parse(JSON.stringify(state)) as { open: { output: unknown[] } };
    expect(() => RunState.fromJSON(agent, { ...json, open: { ...json.open, output: [] } })).toThrow('"mcpr_1"');
    const history = [{ role: 'user', content: 'Hi' }, responseTo('mcpr_8', true)];
    expect(() => RunState.fromJSON(agent, { ...json, history })).toThrow('"mcpr_8"');
    const [waiting] = interruptions as never as [{ rawItem: object }];
    const other = { ...waiting, rawItem: { ...waiting.rawItem, id: 'mcpr_9' } };
    let thrown: AgentsError | undefined;
    try {
      state.approve(other as never);
    } catch (error) {
      thrown = error as AgentsError;
    }
    expect(thrown?.message).toMatch(/No call "mcpr_9" of agent "A" is pending/);
  });
});
