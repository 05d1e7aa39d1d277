import { identity, map } from 'rxjs';
import type { RunEvent } from 'rxagents';
import { checkpointTool } from '../../src/run/checkpointTool.js';
import { environment } from '../helpers/environment.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall } from '../helpers/rawItems.js';
import { runEvents } from '../helpers/runEvents.js';
import { turnOf } from '../helpers/turnOf.js';

describe('checkpointTool', () => {
  it('should leave the work as it is where nobody asks for states', () => {
    expect(checkpointTool(turnOf(), functionCall('a'))).toBe(identity);
  });

  it(
    'should hand out a state when the tool has said its output, and wait for that',
    marbles(({ cold, expectObservable, expectSubscriptions, flush }) => {
      const saved = cold<never>('--|');
      const steps: unknown[] = [];
      const env = environment({ checkpoint: (place, step) => (steps.push([place, step]), saved) });
      const turn = turnOf({ env });
      const work = cold<RunEvent>('p-o|', runEvents);
      const told$ = work.pipe(checkpointTool(turn, functionCall('a')), map(letterOf));
      expectObservable(told$).toBe('p-o-|');
      expectObservable(told$, '^--!').toBe('p-o');
      expectSubscriptions(saved.subscriptions).toBe(['--^-!', '--^!']);
      flush();
      const step = [turn, 'tool/a/checkpoint'];
      expect(steps).toEqual([step, step]);
    }),
  );
});
