import { Agent, handoff, type RunStateJson } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { LateMap } from '../../src/run/LateMap.js';
import { logOf } from '../../src/run/Log.js';
import type { RunElement } from '../../src/run/reduceRun.js';
import { requestUsageOf } from '../../src/run/requestUsageOf.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import type { RunProgress } from '../../src/run/RunProgress.js';
import { runStateJsonOf } from '../../src/run/runStateJsonOf.js';
import { environment } from '../helpers/environment.js';
import { agentA, progressAfter, progressInTurn, rawEvent } from '../helpers/progressAfter.js';
import { created, ended, itemDone } from '../helpers/rawEvents.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';
import { APPROVED, approvalItem, stateJson } from '../helpers/stateJson.js';

const hi = { role: 'user' as const, content: 'Hi' };
const [a, b] = [functionCall('a', 'pay'), functionCall('b', 'pay')];
const called = (call: typeof a, index: number): RunElement[] => [
  rawEvent(itemDone(call, index)),
  runItemEvent(itemFrom(call)),
];
const response: readonly RunElement[] = [...called(a, 0), ...called(b, 1), rawEvent(ended({ id: 'resp_1' }))];
const settled: RunElement = runItemEvent(outputItem('b', { is: 'ok' }));
const jsonOf = (progress: RunProgress, overrides: Partial<RunEnvironment> = {}): RunStateJson =>
  JSON.parse(JSON.stringify(runStateJsonOf(progress, environment(overrides)))) as RunStateJson;

describe('runStateJsonOf', () => {
  it('should say where a run stands that has just begun', () => {
    const none = { requests: 0, ...requestUsageOf(), perRequest: [], unfinished: [] };
    expect(jsonOf(progressAfter())).toEqual({
      version: 1,
      runId: 'run_1',
      status: 'running',
      agent: 'A',
      turn: 0,
      isAgentNew: true,
      isVerdictAwaited: false,
      input: [hi],
      inputLength: 1,
      history: [hi],
      unsaved: [],
      unsent: [hi],
      steered: [],
      toolUsers: [],
      always: {},
      usage: none,
    });
  });

  it('should say what is there only in some runs', () => {
    const via = handoff(new Agent({ name: 'B' }));
    const progress = {
      ...progressAfter(),
      lastResponseId: 'resp_1',
      modelHistory: logOf([hi, hi]),
      handedOver: { from: agentA, via, firstNew: 1 },
      always: new Map([['pay', APPROVED]]),
      toolUsers: new Set(['A']),
    };
    expect(jsonOf(progress)).toMatchObject({
      lastResponseId: 'resp_1',
      modelHistory: [hi, hi],
      handedOver: { from: 'A', via: 'transfer_to_b', firstNew: 1 },
      always: { pay: APPROVED },
      toolUsers: ['A'],
    });
    expect(jsonOf({ ...progress, handedOver: { from: agentA, firstNew: 1 } }).handedOver).toStrictEqual({
      from: 'A',
      firstNew: 1,
    });
  });

  it('should have the final output of a run that is completed, and of no other', () => {
    const completed = { ...progressAfter(), ending: { type: 'completed', finalOutput: 'Hi' } as const };
    expect(jsonOf(completed)).toMatchObject({ status: 'completed', finalOutput: 'Hi' });
    const failed = { ...progressAfter(), ending: { type: 'failed', error: 'x' } as const };
    expect(jsonOf(failed).status).toBe('failed');
    expect(jsonOf(failed)).not.toHaveProperty('finalOutput');
  });

  it('should make the lists when they are read, of what there was when it was made', () => {
    const json = runStateJsonOf(progressAfter(), environment());
    expect(Object.getOwnPropertyDescriptor(json, 'history')?.get).toBeDefined();
    expect(json.history).toBe(json.history);
    expect(json).not.toHaveProperty('modelHistory');
  });

  it('should ask anew for an answer that is being written: its turn has not begun', () => {
    const half = progressInTurn(rawEvent(created()), ...called(a, 0));
    expect(jsonOf(half)).toMatchObject({ turn: 0, history: [hi] });
    expect(jsonOf(half)).not.toHaveProperty('open');
  });

  describe('of an open turn', () => {
    it('should say what came of it, and leave the history as it was before', () => {
      const progress = progressInTurn(...response, runItemEvent({ ...approvalItem(), rawItem: a }), settled);
      const json = jsonOf(progress);
      expect(json).toMatchObject({ turn: 1, history: [hi], usage: { requests: 1 } });
      expect(json.open).toEqual({
        responseId: 'resp_1',
        output: [a, b],
        outputs: [
          {
            callId: 'b',
            rawItem: { type: 'function_call_output', call_id: 'b', output: '{"is":"ok"}' },
            output: { is: 'ok' },
          },
        ],
        approvals: ['a'],
        decisions: {},
        nested: {},
      });
    });

    it('should say that the server did not store the response, only where that is so', () => {
      const [, ...calls] = [...response].reverse();
      const storedAs = (store?: boolean): unknown =>
        jsonOf(progressInTurn(...calls.reverse(), rawEvent(ended({ id: '', ...(store !== undefined && { store }) }))))
          .open;
      expect(storedAs(false)).toMatchObject({ store: false });
      expect(storedAs(true)).not.toHaveProperty('store');
      expect(storedAs()).not.toHaveProperty('responseId');
    });

    it('should keep decisions and nested runs of the calls that are open', () => {
      const decided = (callId: string): RunElement => ({
        type: 'approval_decided',
        callId,
        toolName: 'pay',
        decision: APPROVED,
        isAlways: false,
      });
      const progress = progressInTurn(...response, decided('a'), decided('b'), settled);
      const inner = environment({ runId: 'run_2', position: { latest: progressAfter() } });
      const nested = new LateMap([
        ['a', inner],
        ['b', inner],
      ]);
      const { open } = jsonOf(progress, { nested });
      expect(open?.decisions).toEqual({ a: APPROVED });
      expect(open?.nested).toEqual({ a: stateJson({ runId: 'run_2' }) });
      const left = stateJson({ runId: 'run_3' });
      const resumed = new Map([['a', left]]);
      expect(jsonOf(progress, { resumed }).open?.nested).toEqual({ a: left });
      expect(jsonOf(progress, { resumed, nested }).open?.nested).toEqual({ a: stateJson({ runId: 'run_2' }) });
    });

    it.each(['__proto__', 'constructor', 'toString'])('should tell calls apart also by an id such as %s', (id) => {
      const call = functionCall(id, 'pay');
      const decided: RunElement = {
        type: 'approval_decided',
        callId: id,
        toolName: 'pay',
        decision: APPROVED,
        isAlways: false,
      };
      const progress = progressInTurn(...called(call, 0), rawEvent(ended()), decided);
      const inner = environment({ runId: 'run_2', position: { latest: { ...progressAfter(), requests: 10 } } });
      const { open, usage } = jsonOf(progress, { nested: new LateMap([[id, inner]]) });
      expect(Object.entries(open?.decisions ?? {})).toEqual([[id, APPROVED]]);
      expect(Object.keys(open?.nested ?? {})).toEqual([id]);
      // The nested run's own state says what that has used.
      expect(usage.requests).toBe(1);
      // Another call's run is over, whatever objects inherit.
      const over = new LateMap([['a', inner]]);
      expect(jsonOf(progress, { nested: over }).usage.requests).toBe(11);
      const settledInherited = jsonOf(progressInTurn(...response), { nested: new LateMap([[id, inner]]) });
      expect(settledInherited.usage.requests).toBe(11);
    });

    it('should count what nested runs have used that are over, and leave the others to their states', () => {
      const used = { ...progressAfter(), requests: 10 };
      const nested = new LateMap([
        ['a', environment({ position: { latest: used } })],
        ['b', environment({ position: { latest: used } })],
      ]);
      expect(jsonOf(progressInTurn(...response, settled), { nested }).usage.requests).toBe(11);
      expect(jsonOf(progressAfter(), { nested }).usage.requests).toBe(20);
    });

    it('should not be open where its response did not end well, or the turn is over', () => {
      const failed = progressInTurn(...called(a, 0), rawEvent(ended({ status: 'failed' }, 'response.failed')));
      expect(jsonOf(failed)).not.toHaveProperty('open');
      const over = progressInTurn(...response, settled, runItemEvent(outputItem('a', 1)), { type: 'run_again' });
      expect(jsonOf(over)).not.toHaveProperty('open');
      expect(jsonOf(over).history).toHaveLength(5);
    });
  });

  it('should have in the history what was said by a turn that was cut', () => {
    const said = message('Hi there');
    const progress = progressInTurn(rawEvent(itemDone(said)), runItemEvent(itemFrom(said)));
    const stopped = { ...progress, ending: { type: 'stopped', mode: 'now' } as const };
    expect(jsonOf(stopped)).toMatchObject({ status: 'stopped', turn: 1, history: [hi, { content: said.content }] });
  });
});
