import { intercept } from 'rxagents';
import { map } from 'rxjs';
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
    const keys: string[] = [];
    const only = intercept('steering', ({ key, turn }) => {
      keys.push(`${key} ${String(turn)}`);
      return map(({ type }) => ({ type, value: [two] }));
    });
    expect(elementsOf({ interceptors: [only] })).toEqual([itemOf(two), { type: 'steered', count: 2 }]);
    expect(keys).toEqual(['turn-2/steering 2']);
  });
});
