import { clusterOf } from '../../../src/testing/diagram/clusterOf.js';

const events = ['a', 'b', 'c', 'd'].map((payload, index) => ({ at: index * 2, payload }));

describe('clusterOf', () => {
  it('should mark each of a few', () => {
    expect(clusterOf({ kind: 'delta', events: events.slice(0, 2), whole: 'ab', few: 2 })).toEqual({
      marks: [
        { at: 0, kind: 'delta', title: 'delta: a' },
        { at: 2, kind: 'delta', title: 'delta: b' },
      ],
      bars: [],
    });
  });

  it('should make one block of many', () => {
    const { marks, bars } = clusterOf({ kind: 'progress', events, whole: 'd', few: 3 });
    const title = '4 progress reports\nd';
    expect(marks).toEqual([]);
    expect(bars).toEqual([{ shape: 'block', from: 0, to: 6, label: 'd', count: 4, title }]);
    expect(clusterOf({ kind: 'delta', events, whole: 'abcd', few: 3 }).bars[0]?.title).toBe('4 deltas\nabcd');
  });

  it('should make nothing of none', () => {
    expect(clusterOf({ kind: 'delta', events: [], whole: '', few: 3 })).toEqual({ marks: [], bars: [] });
  });
});
