import { isTurnOutcome } from '../../src/run/isTurnOutcome.js';

describe('isTurnOutcome', () => {
  it.each(['final_output', 'run_again', 'handoff', 'interrupted'])('should know %s', (type) => {
    expect(isTurnOutcome({ type })).toBe(true);
  });

  it.each(['turn_prepared', 'verdict_given', 'run_item_stream_event', 'value', ''])(
    'should not take %j for one',
    (type) => {
      expect(isTurnOutcome({ type })).toBe(false);
    },
  );
});
