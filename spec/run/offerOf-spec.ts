import { of, type Observable } from 'rxjs';
import { Agent, handoff, type FunctionTool } from 'rxagents';
import { offerOf } from '../../src/run/offerOf.js';
import { environment } from '../helpers/environment.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

type IsEnabled = FunctionTool<never>['isEnabled'];
const look = (isEnabled: IsEnabled, description = 'Looks a word up.') =>
  toolNamed({ name: 'look', description, isEnabled });
const pay = (isEnabled: IsEnabled) => toolNamed({ name: 'pay', isEnabled });
const target = new Agent({ name: 'B' });
const context = { user: 'Ada' } as never;

/** What is on offer, by its name and description, and what was asked for that. */
function offered(agent: Agent<never>, isKnown?: boolean) {
  const { units, interceptor } = unitRecorder();
  const env = environment({ agent, context, interceptors: [interceptor] });
  const questions: Observable<unknown>[] = [];
  const offer = offerOf(agent, { env, agent: { name: 'A' }, number: 2, key: 'turn-2' }, questions, isKnown);
  questions.forEach((question$) => question$.subscribe());
  const { tools, handoffs } = offer();
  return {
    tools,
    names: [
      ...tools.map((tool) => ('name' in tool ? `${tool.name} ${tool.description ?? ''}`.trim() : tool.type)),
      ...handoffs.map(({ toolName }) => toolName),
    ],
    keys: units.map(({ key }) => key),
  };
}
const agentOf = (tools: readonly object[], handoffs: readonly object[] = []) =>
  new Agent<never>({ name: 'A', tools: tools as never, handoffs: handoffs as never });

describe('offerOf', () => {
  it('should ask nothing where nothing has to be asked, and give the list itself', () => {
    const agent = agentOf([look(true), { type: 'web_search' }], [target]);
    const { tools, names, keys } = offered(agent);
    expect(names).toEqual(['look Looks a word up.', 'web_search', 'transfer_to_b']);
    expect(keys).toEqual([]);
    expect(tools).toBe(agent.tools);
  });

  it('should leave out what is not on offer, as is said or answered', () => {
    const asked = jest.fn(() => of(false));
    const agent = agentOf(
      [look(false), pay(asked)],
      [handoff(target, { isEnabled: () => false }), new Agent({ name: 'C' })],
    );
    const { names, keys } = offered(agent);
    expect(names).toEqual(['transfer_to_c']);
    expect(keys).toEqual(['turn-2/enabled/pay', 'turn-2/enabled/transfer_to_b']);
    expect(asked.mock.calls).toEqual([[context, agent]]);
  });

  it('should ask those of one name under a key each', () => {
    const { names, keys } = offered(agentOf([look(() => false, 'one'), look(() => true, 'two'), look(false, 'three')]));
    expect(names).toEqual(['look two']);
    expect(keys).toEqual(['turn-2/enabled/look', 'turn-2/enabled/look-2']);
  });

  it('should ask again, where it was asked before, only which it is of those of one name', () => {
    const twins = [look(() => false, 'one'), pay(() => false), look(() => true, 'two'), look(false, 'three')];
    const { names, keys } = offered(agentOf(twins, [handoff(target, { isEnabled: false })]), true);
    expect(names).toEqual(['pay Looks a word up.', 'look two', 'transfer_to_b']);
    expect(keys).toEqual(['turn-2/enabled/look', 'turn-2/enabled/look-2']);
  });

  it('should tell a tool from a handoff of its name', () => {
    const twins = agentOf(
      [toolNamed({ name: 'transfer_to_b', isEnabled: () => false })],
      [handoff(target, { isEnabled: () => true })],
    );
    const { tools, names, keys } = offered(twins, true);
    expect([tools, names]).toEqual([[], ['transfer_to_b']]);
    expect(keys).toEqual(['turn-2/enabled/transfer_to_b', 'turn-2/enabled/transfer_to_b-2']);
  });
});
