import { CallLedger } from '../../src/testing/CallLedger.js';
import { functionCall, message } from '../helpers/rawItems.js';

describe('CallLedger', () => {
  it('should know a call by its id, its name and its arguments', () => {
    const calls = new CallLedger();
    expect(calls.judge(message('Hello'))).toBe('announced');
    expect(calls.judge(functionCall('call_1'))).toBe('announced');
    expect(calls.judge(functionCall('call_1'))).toBe('dropped');
    expect(calls.judge(functionCall('call_1', 'get_weather', '{"a":1}'))).toBe('refused');
    expect(calls.judge(functionCall(''))).toBe('refused');
    expect(calls.judge(functionCall('call_2', 5 as never))).toBe('refused');
    expect(calls.judge(functionCall('call_2', 'f', {} as never))).toBe('refused');
    expect(calls.judge(functionCall(7 as never))).toBe('refused');
    expect(calls.judge(undefined as never)).toBe('refused');
    expect([calls.has('call_1'), calls.has('call_2')]).toEqual([true, false]);
  });

  it('should take one answer for each call', () => {
    const calls = new CallLedger();
    calls.judge(functionCall('call_1'));
    calls.announce('call_1', 'function');
    expect(calls.allAnswered('it ended')?.reason).toBe('call_1 was not answered when it ended');
    expect(calls.answer('call_1')).toBeUndefined();
    expect(calls.allAnswered('it ended')).toBeUndefined();
    expect(calls.answer('call_1')?.reason).toBe('the call was answered already');
    expect(calls.answer('call_9')?.reason).toBe('no call call_9 was announced');
  });

  it('should leave calls that are not functions to whoever answers them', () => {
    const calls = new CallLedger();
    calls.announce('call_1', 'other');
    expect(calls.allAnswered('it ended')).toBeUndefined();
    calls.settle('call_1');
    expect(calls.work('call_1')?.reason).toBe('call_1 was not an open call');
  });

  it('should take a handoff when nothing else is open', () => {
    const calls = new CallLedger();
    expect(calls.handOver('call_1')?.reason).toBe('no handoff_requested of call_1 was open');
    calls.announce('call_1', 'handoff');
    calls.announce('call_2', 'function');
    expect(calls.handOver('call_1')?.reason).toBe('call_2 was not answered when the handoff occurred');
    calls.announce('call_3', 'handoff');
    calls.settle('call_2');
    expect(calls.handOver('call_3')).toBeUndefined();
  });

  it('should forget what was withdrawn', () => {
    const calls = new CallLedger();
    calls.judge(functionCall('call_1'));
    calls.announce('call_1', 'function');
    calls.forget('call_1');
    expect(calls.allAnswered('it ended')).toBeUndefined();
    expect(calls.judge(functionCall('call_1'))).toBe('announced');
  });

  it('should take, once, the answer to a call that it does not know, when the run was resumed', () => {
    for (const calls of [new CallLedger(true), new CallLedger(true).nested()]) {
      expect(calls.work('call_0')).toBeUndefined();
      expect(calls.answer('call_0')).toBeUndefined();
      expect(calls.answer('call_0')?.reason).toBe('the call was answered already');
      expect(calls.handOver('call_1')).toBeUndefined();
      expect(calls.handOver('call_1')?.reason).toBe('no handoff_requested of call_1 was open');
      calls.announce('call_2', 'function');
      expect(calls.handOver('call_2')?.reason).toBe('no handoff_requested of call_2 was open');
    }
  });
});
