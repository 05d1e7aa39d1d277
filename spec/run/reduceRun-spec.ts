import { Agent } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { logItems } from '../../src/run/Log.js';
import { reduceRun, type RunElement } from '../../src/run/reduceRun.js';
import { runProgressOf, type RunProgress } from '../../src/run/RunProgress.js';
import { usageOf } from '../../src/run/usageOf.js';
import { agentA, progressAfter, progressInTurn, rawEvent } from '../helpers/progressAfter.js';
import { created, ended, itemDone, textDelta } from '../helpers/rawEvents.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';

const agentB = new Agent({ name: 'B' });
const announced: RunElement = { type: 'agent_updated_stream_event', agent: agentA };
const prepared: RunElement = { type: 'turn_prepared', turn: 1, handoffNames: [] };
const stop = (mode: 'now' | 'after_turn'): RunElement => ({ type: 'stop', mode });
const failed: RunElement = { type: 'failed', error: new Error('x') };
const closed: RunElement = { type: 'closed' };
const hi = message('Hi');
const said: RunElement[] = [rawEvent(itemDone(hi)), runItemEvent(itemFrom(hi))];
const itemsOf = (progress: RunProgress): unknown[] => logItems(progress.newItems).map(({ rawItem }) => rawItem);

describe('reduceRun', () => {
  it('should leave every earlier progress as it was', () => {
    const before = progressInTurn();
    const after = said.reduce(reduceRun, before);
    expect([itemsOf(before), itemsOf(after)]).toEqual([[], [hi]]);
    expect(reduceRun(after, { type: 'run_again' }).responses.length).toBe(1);
    expect(after.responses.length).toBe(0);
  });

  it.each<[string, RunElement]>([
    ['tool_progress_event', { type: 'tool_progress_event', toolName: 't', callId: 'a', data: 1 }],
    ['nested_run_event', { type: 'nested_run_event', agent: agentB, callId: 'a', event: rawEvent(created()) }],
    ['call_repeated', { type: 'call_repeated', callId: 'a' }],
  ])('should not be changed by a %s', (_type, element) => {
    const progress = progressInTurn();
    expect(reduceRun(progress, element)).toBe(progress);
  });

  it('should take turns once the agent is announced, and count them as they are prepared', () => {
    expect(progressAfter(announced)).toMatchObject({ phase: 'turn', turn: 0 });
    const progress = progressAfter(announced, { type: 'turn_prepared', turn: 1, handoffNames: ['to_b'] });
    expect(progress).toMatchObject({ phase: 'turn', turn: 1, current: { handoffNames: ['to_b'], firstItem: 0 } });
  });

  describe('an outcome', () => {
    it('should close the turn and take another', () => {
      const progress = progressInTurn(...said, { type: 'run_again' });
      expect(progress).toMatchObject({ phase: 'turn', turn: 1, responses: { length: 1 } });
      expect(progress.current).toBeUndefined();
    });

    it('should finish with the final output', () => {
      const ending = { type: 'completed', finalOutput: 'Hi' };
      expect(progressInTurn(...said, { type: 'final_output', finalOutput: 'Hi' }, { type: 'finalized' })).toMatchObject(
        {
          phase: 'finish',
          ending,
        },
      );
    });

    it('should announce the agent that was handed over to', () => {
      const progress = progressInTurn({ type: 'handoff', agent: agentB });
      expect(progress).toMatchObject({ phase: 'announce', responses: { length: 1 } });
      expect(progress.agent).toBe(agentB);
    });
  });

  it.each([functionCall('a'), functionCall('h', 'transfer_to_b')])(
    'should note that the agent has used $name',
    (call) => {
      expect([...progressInTurn(runItemEvent(itemFrom(call))).toolUsers]).toEqual(['A']);
      expect([...progressInTurn(...said).toolUsers]).toEqual([]);
    },
  );

  describe('a retraction', () => {
    const retraction: RunElement = { type: 'response_retracted_event', attempt: 1, itemIds: ['msg_1'], reason: 'cut' };
    const earlier = [...said, { type: 'run_again' }, prepared] as const;

    it('should take back the items of the attempt, and only those', () => {
      const again = message('Again', 'msg_2');
      const progress = progressInTurn(...earlier, runItemEvent(itemFrom(again)), retraction);
      expect(itemsOf(progress)).toEqual([hi]);
      expect(itemsOf(reduceRun(progress, runItemEvent(itemFrom(again))))).toEqual([hi, again]);
    });

    it('should keep what the attempt is known to have cost, and begin the response anew', () => {
      const progress = progressInTurn(rawEvent(created()), rawEvent(textDelta('Hello')), retraction);
      expect(usageOf(progress)).toMatchObject({
        requests: 0,
        unfinished: [{ responseId: 'resp_1', estimatedOutputTokens: 2 }],
      });
      expect(progress.current?.response).toMatchObject({ characters: 0 });
      expect(progress.turn).toBe(1);
    });

    it('should count each request once in the sum and once in the list', () => {
      const usage = { input_tokens: 10, output_tokens: 5, total_tokens: 15 } as never;
      const progress = progressInTurn(rawEvent(ended({ usage })), retraction, rawEvent(ended({ usage })), {
        type: 'run_again',
      });
      const { requests, totalTokens, perRequest } = usageOf(progress);
      expect({ requests, totalTokens }).toEqual({ requests: 2, totalTokens: 30 });
      expect(perRequest.map((each) => each.totalTokens)).toEqual([15, 15]);
    });
  });

  it('should keep the books of an attempt at a turn that starts over', () => {
    const progress = progressInTurn(...said, rawEvent(ended()), prepared, { type: 'run_again' });
    expect(progress.responses.length).toBe(2);
    expect(logItems(progress.history)).toContain(hi);
  });

  describe('a stop', () => {
    it('should close a turn now', () => {
      expect(progressInTurn(stop('now'))).toMatchObject({ phase: 'close', ending: { type: 'stopped', mode: 'now' } });
      expect(progressAfter(announced, stop('now'))).toMatchObject({ phase: 'close' });
    });

    it('should only be noted when it asks for the end of the turn', () => {
      expect(progressInTurn(stop('after_turn'))).toMatchObject({ phase: 'turn', stopRequested: 'after_turn' });
    });

    it('should never be weakened', () => {
      expect(progressAfter(stop('now'), stop('after_turn')).stopRequested).toBe('now');
      expect(progressInTurn(stop('after_turn'), stop('now'))).toMatchObject({ phase: 'close', stopRequested: 'now' });
    });

    it('should let the agent be announced first', () => {
      expect(progressAfter(stop('now'))).toMatchObject({ phase: 'announce', stopRequested: 'now' });
      expect(progressAfter(stop('now'), announced, closed)).toMatchObject({
        phase: 'finish',
        ending: { type: 'stopped', mode: 'now' },
      });
    });

    it('should not stop a run that has come to its end', () => {
      const progress = progressInTurn({ type: 'final_output', finalOutput: 'Hi' }, { type: 'finalized' });
      expect(reduceRun(progress, stop('now'))).toBe(progress);
    });

    it('should keep what it cut', () => {
      expect(progressInTurn(rawEvent(textDelta('Hel')), stop('now'), closed)).toMatchObject({
        phase: 'finish',
        cut: { partialText: 'Hel', partialCalls: [] },
        responses: { length: 1 },
      });
    });
  });

  describe('a failure', () => {
    it('should close the turn', () => {
      expect(progressInTurn(failed)).toMatchObject({
        phase: 'close',
        ending: { type: 'failed', error: new Error('x') },
      });
      expect(progressInTurn(failed, closed)).toMatchObject({ phase: 'finish', ending: { type: 'failed' } });
    });

    it('should let the agent be announced first', () => {
      const progress = progressAfter(failed);
      expect(progress.phase).toBe('announce');
      expect(reduceRun(progress, announced)).toMatchObject({ phase: 'close', ending: { type: 'failed' } });
    });

    it.each<[string, RunElement[]]>([
      ['is being closed', [stop('now')]],
      ['has come to its end', [{ type: 'final_output', finalOutput: 'Hi' }, { type: 'finalized' }]],
    ])('should not change how a run ends that %s', (_what, elements) => {
      const progress = progressInTurn(...elements);
      expect(reduceRun(progress, failed)).toBe(progress);
    });
  });

  it('should close an answered turn with its history', () => {
    const call = functionCall('a');
    const elements = [
      rawEvent(itemDone(call)),
      runItemEvent(itemFrom(call)),
      runItemEvent(outputItem('a', 'ok')),
      rawEvent(ended()),
    ];
    const progress = progressInTurn(...elements, stop('now'), closed);
    expect(logItems(progress.history, 1).map((item) => item.type)).toEqual(['function_call', 'function_call_output']);
  });

  it('should have ended with the last event', () => {
    const progress = progressInTurn({ type: 'final_output', finalOutput: 'Hi' }, { type: 'finalized' });
    expect(reduceRun(progress, { type: 'run_finished_event', result: {} as never }).phase).toBe('ended');
  });

  describe('with a session', () => {
    const seed = runProgressOf(agentA, [], { isSaved: true, isLoading: true });
    const after = (...elements: RunElement[]): RunProgress => elements.reduce(reduceRun, seed);
    const user = { role: 'user', content: 'Hi' } as const;
    const loadedItems: RunElement = { type: 'loaded', history: [user, user], unsaved: [user] };
    const saved: RunElement = { type: 'saved' };

    it('should load it once the agent is announced, and save the input before the first turn', () => {
      expect(after(announced).phase).toBe('load');
      expect(after(announced, loadedItems)).toMatchObject({ phase: 'save', unsaved: [user], history: { length: 2 } });
      expect(after(announced, loadedItems, saved)).toMatchObject({ phase: 'turn', unsaved: [] });
    });

    it('should save each turn, and go on to what comes after it', () => {
      const turn = [announced, loadedItems, saved, prepared, ...said];
      expect(after(...turn, { type: 'run_again' })).toMatchObject({ phase: 'save', unsaved: [{ type: 'message' }] });
      expect(after(...turn, { type: 'handoff', agent: agentB }, saved).phase).toBe('announce');
      expect(after(...turn, { type: 'final_output', finalOutput: 'Hi' }, { type: 'finalized' }, saved).phase).toBe(
        'finish',
      );
    });

    it('should not let a stop cut a write, and fail by one that failed without another', () => {
      const saving = after(announced, loadedItems);
      expect(reduceRun(saving, stop('now'))).toMatchObject({ phase: 'save', stopRequested: 'now' });
      expect(reduceRun(saving, failed)).toMatchObject({ phase: 'finish', ending: { type: 'failed' } });
    });
  });

  describe('a steering message', () => {
    const user = { role: 'user', content: 'Hi' } as const;
    const steer: RunElement = { type: 'steer', items: [user] };

    it('should wait for the next model call, and be part of the history once it is let in', () => {
      expect(progressInTurn(steer)).toMatchObject({ phase: 'turn', steered: [user], history: { length: 1 } });
      const added = runItemEvent({ type: 'input_item', agent: { name: 'A' }, rawItem: user });
      const progress = progressInTurn({ type: 'run_again' }, steer, added, { type: 'steered', count: 1 });
      expect(progress).toMatchObject({ phase: 'turn', steered: [], history: { length: 2 }, newItems: { length: 1 } });
    });

    it('should take one more turn in place of the end', () => {
      const progress = progressInTurn(steer, { type: 'final_output', finalOutput: 'Hi' }, { type: 'finalized' });
      expect(progress).toMatchObject({ phase: 'turn' });
      expect(progress.finalOutput).toBeUndefined();
    });
  });

  it('should end by the failure of what asked for the stop', () => {
    const failure = { type: 'failed', error: new Error('x') } as const;
    const asked: RunElement = { type: 'stop', mode: 'now', failure };
    expect(progressInTurn(asked)).toMatchObject({ phase: 'close', ending: failure });
    expect(progressAfter(asked, announced, closed)).toMatchObject({ phase: 'finish', ending: failure });
  });

  it('should save first what a run that is resumed had not come to save', () => {
    const resumed = { ...runProgressOf(agentA, [], { isSaved: true }), unsaved: [hi] };
    expect(reduceRun(resumed, announced)).toMatchObject({ phase: 'save', afterSave: 'turn' });
    expect(reduceRun({ ...resumed, unsaved: [] }, announced).phase).toBe('turn');
    expect(reduceRun({ ...resumed, isSaved: false }, announced).phase).toBe('turn');
  });

  it('should have nothing left to save once the session has it', () => {
    expect(reduceRun({ ...progressAfter(), unsaved: [hi] }, { type: 'written' }).unsaved).toEqual([]);
  });

  it('should take nothing back between turns', () => {
    const progress = progressAfter();
    expect(reduceRun(progress, { type: 'response_retracted_event', attempt: 1, itemIds: [], reason: 'cut' })).toBe(
      progress,
    );
  });

  it('should not keep what fails before its verdict, but the final output that no guardrail could judge', () => {
    const awaited: RunElement = { type: 'verdict_awaited' };
    expect(progressInTurn(awaited, failed)).toMatchObject({ phase: 'close', isVerdictAwaited: true });
    const final: RunElement = { type: 'final_output', finalOutput: 'Hi' };
    expect(progressInTurn(final, awaited, failed)).toMatchObject({ phase: 'close', isVerdictAwaited: false });
  });

  it('should not be stopped any more once it is ending, and not cut a save', () => {
    const completed = { type: 'completed', finalOutput: 'Hi' } as const;
    for (const phase of ['close', 'finish', 'ended', 'save'] as const) {
      const ending = { ...progressAfter(), phase, ending: completed };
      expect(reduceRun(ending, stop('now'))).toBe(ending);
    }
    const saving = { ...progressAfter(), phase: 'save' as const };
    expect(reduceRun(saving, stop('now'))).toMatchObject({ phase: 'save', stopRequested: 'now' });
  });
});
