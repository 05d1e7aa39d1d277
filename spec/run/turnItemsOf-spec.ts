import { runItemEvent } from '../../src/events/runItemEvent.js';
import { turnItemsOf } from '../../src/run/turnItemsOf.js';
import type { TurnInProgress } from '../../src/run/RunProgress.js';
import { progressAfter, progressInTurn } from '../helpers/progressAfter.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';

const [before, call, output] = [itemFrom(message('Hi')), itemFrom(functionCall('a')), outputItem('a', 1)];

describe('turnItemsOf', () => {
  it('should be nothing between turns', () => {
    expect(turnItemsOf(progressAfter(runItemEvent(before)))).toEqual([]);
  });

  it('should be what was announced since the turn began', () => {
    const progress = progressAfter(
      runItemEvent(before),
      { type: 'turn_prepared', turn: 1, handoffNames: [] },
      runItemEvent(call),
      runItemEvent(output),
    );
    expect(turnItemsOf(progress)).toEqual([call, output]);
  });

  it('should begin with what was announced before the run was resumed', () => {
    const progress = progressInTurn(runItemEvent(output));
    const current = { ...(progress.current as TurnInProgress), earlier: [call] };
    expect(turnItemsOf({ ...progress, current })).toEqual([call, output]);
  });
});
