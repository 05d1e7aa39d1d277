import { chartOf } from '../../../src/testing/diagram/chartOf.js';
import { runEvents } from '../../helpers/runEvents.js';

const { a, f, s } = runEvents;
const at = (...times: readonly number[]) => times.map((time, index) => ({ at: time, event: [a, s, f][index % 3]! }));

const endOf = (chart: ReturnType<typeof chartOf>) =>
  chart.lanes.at(-1)?.marks.map(({ kind, at: moment }) => `${kind}@${moment}`);

describe('chartOf', () => {
  it('should count time from the first event', () => {
    expect(chartOf(at(1000, 1010, 1200)).times).toEqual([0, 10, 200]);
  });

  it('should not go back where a clock was set back', () => {
    expect(chartOf(at(1000, 1010, 990, 1020)).times).toEqual([0, 10, 10, 20]);
  });

  it('should end with the last event of the run, which completes at the same time', () => {
    expect(endOf(chartOf(at(0, 1, 2), { kind: 'complete', at: 2 }))).toEqual(['complete@2']);
  });

  it('should end with what ended a run that did not come to it', () => {
    expect(endOf(chartOf(at(0, 1), { kind: 'complete', at: 5 }))).toEqual(['complete@2']);
    const { lanes, times } = chartOf(at(0, 1), { kind: 'error', at: 5, error: new Error('no') });
    expect(lanes.at(-1)?.marks).toEqual([{ at: 2, kind: 'error', title: 'Error: no' }]);
    expect(times).toEqual([0, 1, 5]);
  });

  it('should have no end mark where the recording has no ending', () => {
    expect(endOf(chartOf(at(0, 1)))).toEqual([]);
  });

  it('should draw an error that comes before everything, and nothing of nothing', () => {
    expect(chartOf([], { kind: 'error', at: 3, error: 'no' }).lanes.map(({ label }) => label)).toEqual(['run']);
    expect(chartOf([])).toEqual({ times: [], lanes: [] });
  });
});
