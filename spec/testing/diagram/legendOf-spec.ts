import { legendOf } from '../../../src/testing/diagram/legendOf.js';
import type { Lane, LaneKind, MarkKind } from '../../../src/testing/diagram/Lane.js';

const lane = (kind: LaneKind, ...kinds: readonly MarkKind[]): Lane => ({
  kind,
  label: kind,
  depth: 0,
  marks: kinds.map((markKind, at) => ({ at, kind: markKind, title: '' })),
  bars: [],
});

describe('legendOf', () => {
  it('should list each kind once, in the order of the table, on the last lane that has it', () => {
    const lanes = [lane('reasoning', 'delta'), lane('text', 'message', 'delta'), lane('run', 'complete')];
    expect(legendOf(lanes)).toEqual([
      { kind: 'delta', lane: 'text' },
      { kind: 'message', lane: 'text' },
      { kind: 'complete', lane: 'run' },
    ]);
  });

  it('should be empty without marks', () => {
    expect(legendOf([lane('model')])).toEqual([]);
  });
});
