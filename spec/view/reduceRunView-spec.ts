import { UserError, type RunEvent, type RunItemStreamEvent, type RunView } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { failedView, reduceRunView } from '../../src/view/reduceRunView.js';
import { runViewOf } from '../../src/view/ViewState.js';
import { created, ended, itemAdded, itemDone, textDelta } from '../helpers/rawEvents.js';
import { functionCall, mcpRequest, reasoningItem } from '../helpers/rawItems.js';
import { nested, raw, runEvents } from '../helpers/runEvents.js';
import { handoffOutputItem, itemFrom, outputItem, responseItem } from '../helpers/runItems.js';
import { viewAfter, viewStateAfter } from '../helpers/viewAfter.js';

const { a, b, r, s, t, g, h, c, o, m, p, x, f } = runEvents;
const usage = {
  requests: 1,
  inputTokens: 1,
  outputTokens: 2,
  totalTokens: 3,
  inputTokensDetails: { cachedTokens: 0 },
  outputTokensDetails: { reasoningTokens: 0 },
};
const finished = (result: object): RunEvent => ({ type: 'run_finished_event', result: result as never });

describe('reduceRunView', () => {
  it('should begin with what every run has', () => {
    expect(viewAfter()).toEqual({
      status: 'running',
      messages: [],
      toolCalls: [],
      reasoning: [],
      approvals: [],
      usage: { ...usage, requests: 0, inputTokens: 0, outputTokens: 0, totalTokens: 0 },
    });
    expect(viewAfter(a)).toMatchObject({ status: 'running', agent: { name: 'A' } });
  });

  it('should list the requests of hosted servers until they are answered or withdrawn', () => {
    const asked = [a, raw(itemDone(mcpRequest('q'))), runItemEvent(itemFrom(mcpRequest('q')))];
    const withdrawn: RunEvent = { type: 'response_retracted_event', attempt: 1, itemIds: ['q'], reason: 'cut' };
    expect(viewAfter(...asked).approvals).toEqual([itemFrom(mcpRequest('q'))]);
    expect(viewAfter(...asked, runItemEvent(responseItem('q')))).toMatchObject({ approvals: [], toolCalls: [] });
    expect(viewAfter(...asked, withdrawn).approvals).toEqual([]);
  });

  it('should be the same when the events so far come again, wherever they are cut', () => {
    const inner = [a, r, s, t, m, f].map((event) => nested(event, 'call_1'));
    const handoff = [
      runItemEvent(itemFrom(functionCall('call_9', 'transfer_to_b'))),
      runItemEvent(handoffOutputItem('call_9')),
      b,
    ];
    const run = [a, r, s, x, r, s, t, g, h, c, p, ...inner, o, raw(ended()), ...handoff, r, s, t, m, raw(ended()), f];
    for (let cut = 1; cut <= run.length; cut++) {
      const prefix = run.slice(0, cut);
      expect(viewAfter(...prefix, ...prefix)).toEqual(viewAfter(...prefix));
      expect(viewAfter(...prefix, ...run)).toEqual(viewAfter(...run));
    }
  });

  it('should let the calls of tools wait on where a response is withdrawn', () => {
    const agent = { name: 'A' };
    const approval = { type: 'tool_approval_item', agent, rawItem: functionCall('call_1') } as const;
    expect(viewAfter(a, runItemEvent(approval), x).approvals).toEqual([approval]);
  });

  it('should be the same state after an event of a nested run that tells nothing', () => {
    const state = viewStateAfter(a, c, nested(b));
    const silent = raw({ ...created(), type: 'response.in_progress' } as never);
    expect(reduceRunView(state, nested(silent))).toBe(state);
  });

  it('should take back what a retracted response has shown, and nothing before it', () => {
    const before = viewAfter(a, r, s, m, c, o, raw(ended()));
    const after = viewAfter(a, r, s, m, c, o, raw(ended()), r, s, g, h, x);
    expect(after).toEqual({ ...before, usage: after.usage });
    const x1: RunEvent = { ...x, itemIds: ['msg_1'] };
    expect(viewAfter(a, r, s, m, raw(ended()), x1).messages).toEqual([]);
    expect(viewAfter(a, r, s, x, r, t).messages).toMatchObject([{ text: 'lo' }]);
    expect(viewAfter(a, r, s, m, raw(ended({}, 'response.failed')), x).messages).toEqual([]);
  });

  it('should take back nothing of the response before with an attempt of which nothing has come', () => {
    const before = [a, r, s, m, c, o, raw(ended())];
    expect(viewAfter(...before, x)).toEqual(viewAfter(...before));
    expect(viewAfter(...before, x, r, s).messages).toMatchObject([{ text: 'Hello' }, { text: 'Hel' }]);
  });

  it('should give what has the id of another one an id of its own, which stays', () => {
    const again = [r, s, t, m, raw(ended())];
    const ids = viewAfter(a, ...again, ...again, m).messages.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(viewAfter(a, ...again, r, s).messages[1]?.id).toBe(ids[1]);
    const thought = runItemEvent(itemFrom(reasoningItem()));
    const began = raw(itemAdded(reasoningItem()));
    expect(new Set(viewAfter(a, thought, thought, began).reasoning.map(({ id }) => id)).size).toBe(3);
  });

  it('should show a call that is sent twice once', () => {
    const again = raw(itemAdded(functionCall('call_1'), 2));
    const twice = viewAfter(a, r, g, h, raw(itemDone(functionCall('call_1'), 1)), c, again);
    expect(twice.toolCalls).toMatchObject([{ callId: 'call_1', status: 'running' }]);
  });

  it('should show the last progress of a call, also of one that was never seen', () => {
    expect(viewAfter(a, c, p, { ...p, data: 2 }).toolCalls).toMatchObject([{ status: 'running', progress: 2 }]);
    expect(viewAfter(a, p).toolCalls).toMatchObject([{ callId: 'call_1', name: 't', progress: 1 }]);
  });

  it('should show a nested run inside its call, at any depth', () => {
    const deep = [b, r, s].map((event) => nested(nested(event, 'call_2'), 'call_1'));
    const view = viewAfter(a, c, nested(b), ...deep);
    expect(view.messages).toEqual([]);
    expect(view.toolCalls[0]?.view).toMatchObject({ status: 'running', agent: { name: 'B' }, messages: [] });
    expect(view.toolCalls[0]?.view?.toolCalls[0]).toMatchObject({
      callId: 'call_2',
      view: { messages: [{ text: 'Hel' }] },
    });
    expect(viewAfter(a, c, nested(b), o).toolCalls[0]?.view?.status).toBe('stopped');
  });

  it('should end as the result says', () => {
    const completed = viewAfter(
      a,
      s,
      finished({ status: 'completed', finalOutput: 4, usage: { ...usage, perRequest: [], unfinished: [] } }),
    );
    expect(completed).toMatchObject({ status: 'completed', finalOutput: 4, usage, messages: [{ isStreaming: false }] });
    expect(completed.usage).toEqual(usage);
    const stopped = { mode: 'now', partialText: 'Hel', partialCalls: [], unsettledTools: [] };
    expect(viewAfter(a, finished({ status: 'stopped', stopped }))).not.toHaveProperty('finalOutput');
    expect(viewAfter(a, g, finished({ status: 'stopped', stopped }))).toMatchObject({
      status: 'stopped',
      stopped,
      toolCalls: [{ status: 'aborted' }],
    });
    const agent = { name: 'A' };
    const approval = runItemEvent({ type: 'tool_approval_item', agent, rawItem: functionCall('call_1') });
    expect(viewAfter(a, c, approval, finished({ status: 'interrupted' }))).toMatchObject({
      status: 'interrupted',
      approvals: [{}],
      toolCalls: [{ status: 'waiting' }],
    });
    expect('finalOutput' in viewAfter(a) || 'stopped' in completed || 'error' in completed).toBe(false);
    expect(viewAfter(a, finished({ status: 'completed', finalOutput: undefined }))).toHaveProperty('finalOutput');
  });

  describe('of what waits in nested runs', () => {
    const ask = (id: string): RunEvent =>
      runItemEvent({ type: 'tool_approval_item', agent: { name: 'B' }, rawItem: functionCall(id) });
    const waiting = [a, c, nested(b), nested(ask('call_2')), nested(ask('call_3'))];
    const idsOf = ({ approvals }: RunView): unknown[] =>
      approvals.map(({ rawItem }) => 'call_id' in rawItem && rawItem.call_id);

    it('should list it beside its own, until it is answered, or its run is over or begins anew', () => {
      expect(idsOf(viewAfter(...waiting, ask('call_1')))).toEqual(['call_2', 'call_3', 'call_1']);
      const deep = viewAfter(a, c, nested(b), nested(nested(ask('call_2'), 'call_4')));
      expect(idsOf(deep)).toEqual(['call_2']);
      expect(idsOf(viewAfter(...waiting, nested(runItemEvent(outputItem('call_2', 'x')))))).toEqual(['call_3']);
      expect(idsOf(viewAfter(...waiting, o))).toEqual([]);
      expect(idsOf(viewAfter(...waiting, nested(b)))).toEqual([]);
    });

    it('should keep the list where nothing changes in it', () => {
      const before = viewStateAfter(...waiting);
      const next = reduceRunView(before, nested(s));
      expect(next.frame.approvals).toBe(before.frame.approvals);
      expect(runViewOf(next).toolCalls).not.toBe(runViewOf(before).toolCalls);
    });

    it('should list what a resumed run does not ask for again', () => {
      const interruptions = [ask('call_2'), ask('call_1')].map((event) => (event as RunItemStreamEvent).item);
      const end = finished({ status: 'interrupted', interruptions });
      expect(idsOf(viewAfter(a, end))).toEqual(['call_2', 'call_1']);
      const asked = viewStateAfter(...waiting);
      expect(reduceRunView(asked, end).frame.approvals).toBe(asked.frame.approvals);
    });
  });

  it.each<[string, object]>([
    ['an item that is none', itemAdded(null as never)],
    ['an item without a type', itemAdded({} as never)],
    ['an end without a response', { ...ended(), response: null }],
    ['a delta without text', textDelta(null as never)],
    ['a delta that is no text', textDelta(7 as never)],
    ['a chunk without a type', {}],
    ['nothing', null as never],
  ])('should show nothing of what is not what it says: %s', (_what, data) => {
    const before = viewStateAfter(a, r, s);
    expect(runViewOf(reduceRunView(before, raw(data as never)))).toEqual(runViewOf(before));
    expect(viewAfter(a, r, s, raw(data as never), t).messages).toMatchObject([{ text: 'Hello' }]);
  });

  it('should keep what it shows of an item that is not what it says', () => {
    const odd = runItemEvent(itemFrom({ ...reasoningItem(), summary: 7 as never }));
    expect(viewAfter(a, r, s, odd, t).messages).toMatchObject([{ text: 'Hello' }]);
  });

  it('should begin anew with another run', () => {
    expect(viewAfter(a, r, s, m, raw(ended()), f, a)).toEqual(viewAfter(a));
  });

  it('should keep the same objects for all that stays the same', () => {
    const before = viewStateAfter(a, c, o, m, raw(created()), s);
    const next = runViewOf(reduceRunView(before, t));
    const view = runViewOf(before);
    expect(next.messages[0]).toBe(view.messages[0]);
    expect(next.messages[1]).not.toBe(view.messages[1]);
    expect(next.toolCalls).toBe(view.toolCalls);
    expect([next.usage, next.agent, next.approvals, next.reasoning]).toEqual([
      view.usage,
      view.agent,
      view.approvals,
      view.reasoning,
    ]);
    expect(next.reasoning).toBe(view.reasoning);
    const progressed = runViewOf(reduceRunView(before, p));
    expect(progressed.messages).toBe(view.messages);
    expect(progressed.toolCalls).not.toBe(view.toolCalls);
  });
});

describe('failedView', () => {
  it('should say what went wrong as plain data, with what the run had cost', () => {
    const error = new UserError('It broke.');
    Object.defineProperty(error, 'partial', { value: { status: 'failed', usage } });
    const failed = runViewOf(failedView(viewStateAfter(a, r, s), error));
    expect(failed).toMatchObject({ status: 'failed', messages: [{ text: 'Hel', isStreaming: false }], usage });
    expect(failed.error).toEqual({ name: 'UserError', message: 'It broke.' });
    expect(structuredClone(failed)).toEqual(failed);
  });

  it('should take whatever was thrown', () => {
    const errorOf = (thrown: unknown) => runViewOf(failedView(viewStateAfter(), thrown)).error;
    expect(errorOf('no')).toEqual({ name: 'Error', message: 'no' });
    expect(errorOf(undefined)).toEqual({ name: 'Error', message: 'undefined' });
    expect(errorOf({ name: 5 })).toEqual({ name: 'Error', message: '{"name":5}' });
  });
});
