import { of, throwError, type Observable } from 'rxjs';
import { Agent, run, RunState, UserError, type RunEvent } from 'rxagents';
import { error, scriptedModel, text, type RunSegment } from 'rxagents/testing';
import { CrashTrip, type CrashPoint } from '../../src/testing/CrashTrip.js';
import { functionCall } from '../helpers/rawItems.js';

const hello = ({ saved, options }: RunSegment): Observable<RunEvent> => {
  const agent = new Agent({ name: 'A', model: scriptedModel([text('Hello')], { countBy: 'history' }) });
  return run(agent, saved ? RunState.fromJSON(agent, saved) : 'Hi', options);
};

function tripTo(point?: CrashPoint, makeRun: (segment: RunSegment) => Observable<RunEvent> = hello) {
  const trip = new CrashTrip(makeRun, {}, point);
  const complete = jest.fn();
  trip.take().subscribe({ complete });
  expect(complete).toHaveBeenCalledTimes(1);
  return trip;
}

describe('CrashTrip', () => {
  it('should count the events and the states of a run that nothing cuts', () => {
    const trip = tripTo();
    expect(trip.end).toMatchObject({ status: 'completed', result: { finalOutput: 'Hello' } });
    expect(trip.count).toEqual({ event: 11, checkpoint: 2 });
    expect(trip.crashedAt).toBeUndefined();
  });

  it('should go on from the state that was saved last', () => {
    const trip = tripTo({ kind: 'checkpoint', number: 1 });
    expect([trip.crashedAt, trip.resumedFrom, trip.repeated]).toEqual(['checkpoint 1', 1, undefined]);
    expect(trip.end).toMatchObject({ status: 'completed', result: { finalOutput: 'Hello' } });
    expect(trip.log.items).toHaveLength(1);
  });

  it('should start anew where none was', () => {
    const trip = tripTo({ kind: 'event', number: 2 });
    expect([trip.crashedAt, trip.resumedFrom]).toEqual(['event 2 (raw response.created)', 0]);
    expect(trip.end).toMatchObject({ result: { usage: { requests: 1 } } });
  });

  it('should take what the run came to from a state that says so', () => {
    const makeRun = jest.fn(hello);
    const trip = tripTo({ kind: 'event', number: 11 }, makeRun);
    expect(trip.end).toMatchObject({ status: 'completed', result: { finalOutput: 'Hello', lastAgent: { name: 'A' } } });
    expect(makeRun).toHaveBeenCalledTimes(1);
  });

  it('should notice work inside a call whose outcome a state has', () => {
    const unit = { kind: 'tool_call', name: 'look', key: 'turn-1/tool/inner_1/turn-1/tool/look_1', turn: 1 };
    const input = [
      functionCall('inner_1'),
      { type: 'function_call_output', call_id: 'inner_1', output: 'x' },
      { role: 'user', content: 'Hi' },
    ] as const;
    const makeRun = ({ saved, options }: RunSegment): Observable<RunEvent> => {
      const agent = new Agent({ name: 'A', model: scriptedModel([text('Hello')]) });
      if (saved) options.interceptors?.[0]?.(unit as never, of()).subscribe();
      return run(agent, saved ? RunState.fromJSON(agent, saved) : input, options);
    };
    expect(tripTo({ kind: 'checkpoint', number: 1 }, makeRun).repeated).toBe(`tool_call "look" (${unit.key})`);
  });

  it('should keep the result of a run that fails, where its error has one', () => {
    const model = scriptedModel([error(new Error('no'))]);
    const failing = () => run(new Agent({ name: 'A', model }), 'Hi');
    expect(tripTo(undefined, failing).end).toMatchObject({ status: 'failed', result: { status: 'failed' } });
    expect(tripTo(undefined, () => throwError(() => new UserError('no'))).end).toStrictEqual({
      status: 'failed',
      failure: 'UserError: no',
    });
  });

  it('should end as what it is given does, run or not', () => {
    expect(tripTo(undefined, () => throwError(() => new Error('no'))).end).toEqual({
      status: 'failed',
      failure: 'Error: no',
    });
    expect(tripTo(undefined, () => throwError(() => 'no')).end).toEqual({ status: 'failed', failure: 'no' });
    expect(tripTo(undefined, () => of()).end?.status).toContain('no run');
  });
});
