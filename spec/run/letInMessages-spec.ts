import { intercept, type WorkValue } from 'rxagents';
import { concat, map, of } from 'rxjs';
import { letInMessages } from '../../src/run/letInMessages.js';
import { runProgressOf } from '../../src/run/RunProgress.js';
import { environment } from '../helpers/environment.js';
import { agentA } from '../helpers/progressAfter.js';

const [one, two] = ['one', 'two'].map((content) => ({ role: 'user' as const, content }));
const progress = { ...runProgressOf(agentA, []), turn: 1, steered: [one, two] as never };
const itemOf = (rawItem: unknown) => ({
  type: 'run_item_stream_event',
  name: 'input_added',
  item: { type: 'input_item', agent: { name: 'A' }, rawItem },
});

function elementsOf(...[overrides]: Parameters<typeof environment>): unknown[] {
  const seen: unknown[] = [];
  letInMessages(progress, environment(overrides)).subscribe((element) => seen.push(element));
  return seen;
}

describe('letInMessages', () => {
  it('should announce each message, in order, then say how many', () => {
    expect(elementsOf()).toEqual([itemOf(one), itemOf(two), { type: 'steered', count: 2 }]);
  });

  it('should be a unit of work of the turn that sends them, and take what an interceptor makes of them', () => {
    const units: unknown[] = [];
    const only = intercept('steering', ({ key, turn, name, input }) => {
      units.push([key, turn, name, input]);
      return (work$) =>
        concat(of({ type: 'seen' } as unknown as WorkValue), work$.pipe(map(({ type }) => ({ type, value: [two] }))));
    });
    expect(elementsOf({ interceptors: [only] })).toEqual([itemOf(two), { type: 'steered', count: 2 }]);
    expect(units).toEqual([['turn-2/steering', 2, 'steer', [one, two]]]);
  });
});
