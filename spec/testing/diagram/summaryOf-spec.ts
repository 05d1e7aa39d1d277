import type { Lane, LaneKind, Mark, MarkKind } from '../../../src/testing/diagram/Lane.js';
import { summaryOf } from '../../../src/testing/diagram/summaryOf.js';

const mark = (kind: MarkKind, isRetracted = false): Mark => ({ at: 0, kind, title: `the ${kind}`, isRetracted });
const lane = (kind: LaneKind, ...marks: readonly Mark[]): Lane => ({ kind, label: kind, depth: 0, marks, bars: [] });
const summary = (...lanes: readonly Lane[]) => summaryOf({ times: [0, 4150], lanes });

describe('summaryOf', () => {
  it('should count what happened, and say how it ended', () => {
    const model = lane('model', mark('begun'), mark('ended'), mark('begun'), mark('broken'));
    const tools = lane('tool', mark('called'), mark('output'));
    expect(summary(lane('agent', mark('handoff')), model, tools, lane('run', mark('input'), mark('complete')))).toBe(
      '2 responses, 1 tool call, 1 handoff, 4.2 s, complete',
    );
  });

  it('should count what was withdrawn as that', () => {
    const model = lane('model', mark('begun', true), mark('ended', true), mark('retracted'), mark('ended'));
    expect(summary(model, lane('tool', mark('called', true)), lane('run', mark('stopped')))).toBe(
      '2 responses, 1 retraction, 4.2 s, stopped',
    );
  });

  it('should count a response that was cut off, and one that came in a single event', () => {
    expect(summary(lane('model', mark('begun'), mark('ended'), mark('begun')))).toBe('2 responses, 4.2 s');
    expect(summary(lane('model', mark('ended'), mark('ended')))).toBe('2 responses, 4.2 s');
  });

  it('should name the error', () => {
    expect(summary(lane('run', mark('error')))).toBe('4.2 s, error: the error');
  });

  it('should tell a run that has not ended from model calls without a run', () => {
    expect(summary(lane('run'))).toBe('4.2 s, not ended');
    expect(summary(lane('model', mark('ended')))).toBe('1 response, 4.2 s');
  });
});
