import { defer, EMPTY, map, of } from 'rxjs';
import { Agent, handoff, intercept, type AgentOptions, type HandoffList, type Interceptor } from 'rxagents';
import { scriptedModel } from 'rxagents/testing';
import { prepareTurn } from '../../src/run/prepareTurn.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import { runProgressOf } from '../../src/run/RunProgress.js';
import type { Turn } from '../../src/run/Turn.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { toolNamed } from '../helpers/toolNamed.js';

type Options = Partial<AgentOptions<never, undefined, HandoffList>>;

function preparing(options: Options, overrides: Partial<RunEnvironment> = {}) {
  const agent = new Agent<never, undefined, HandoffList>({ name: 'A', model: scriptedModel([]), ...options });
  const env = environment({ agent, ...overrides });
  return defer(() => prepareTurn(runProgressOf(agent, []), { env, agent: { name: 'A' }, number: 1, key: 'turn-1' }));
}

/** The turn, or the error; `'nothing'` when it never comes. */
function prepared(options: Options, overrides: Partial<RunEnvironment> = {}): unknown {
  let found: unknown = 'nothing';
  preparing(options, overrides).subscribe({
    next: (turn) => (found = turn),
    error: (error: unknown) => (found = error),
  });
  return found;
}

const requestOf = (turn: unknown) => (turn as Turn).requestOf(() => new AbortController().signal);
const offered = (turn: unknown): string[] => [...(turn as Turn).tools.keys(), ...(turn as Turn).handoffs.keys()];

describe('prepareTurn', () => {
  it('should be ready at once where nothing has to be asked', () => {
    const turn = prepared({ instructions: 'Be brief.', tools: [toolNamed()], handoffs: [new Agent({ name: 'B' })] });
    expect(turn).toMatchObject({ agent: { name: 'A' }, number: 1, key: 'turn-1', toolUseBehavior: 'run_llm_again' });
    expect(offered(turn)).toEqual(['look_up', 'transfer_to_b']);
    expect(requestOf(turn).instructions).toBe('Be brief.');
  });

  it('should ask with the context and the agent', () => {
    const instructions = jest.fn(() => of('Be brief.'));
    const isEnabled = jest.fn(() => true);
    const context = { user: 'Ada' } as never;
    const turn = prepared({ instructions, tools: [toolNamed({ isEnabled })] }, { context });
    for (const asked of [instructions, isEnabled]) {
      expect(asked.mock.calls).toEqual([[context, expect.objectContaining({ name: 'A' })]]);
    }
    expect(requestOf(turn).instructions).toBe('Be brief.');
  });

  it('should have the prompt, or ask for it', () => {
    const prompt = { promptId: 'pmpt_1', variables: { user: 'Ada' } };
    const chosen = jest.fn(() => of(prompt));
    const context = { user: 'Ada' } as never;
    expect(requestOf(prepared({ prompt })).prompt).toEqual(prompt);
    expect(requestOf(prepared({ prompt: chosen }, { context })).prompt).toEqual(prompt);
    expect(chosen.mock.calls).toEqual([[context, expect.objectContaining({ name: 'A' })]]);
    expect(requestOf(prepared({}))).not.toHaveProperty('prompt');
    expect(prepared({ prompt: () => ({ id: 'pmpt_1' }) as never })).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('The prompt of agent "A" has no promptId'),
    });
  });

  it(
    'should ask all at once, and be ready when the last has answered',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const told = cold('   --(t|)', { t: 'Be brief.' });
      const enabled = cold('----(y|)', { y: true });
      const expected = '    ----(t|)';
      const turn$ = preparing({ instructions: () => told, tools: [toolNamed({ isEnabled: () => enabled })] });
      expectObservable(turn$.pipe(map((turn) => offered(turn)))).toBe(expected, { t: ['look_up'] });
      expectSubscriptions(told.subscriptions).toBe('   ^-!'.trim());
      expectSubscriptions(enabled.subscriptions).toBe('^---!');
    }),
  );

  it(
    'should be torn down with its subscriber, and ask anew for the next',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const told = cold('---(t|)');
      const turn$ = preparing({ instructions: () => told as never }).pipe(map(({ key }) => key));
      expectObservable(turn$, '^-!').toBe('---');
      expectObservable(turn$, '-^').toBe('----(k|)', { k: 'turn-1' });
      expectSubscriptions(told.subscriptions).toBe(['^-!', '-^--!']);
    }),
  );

  it.each<[string, unknown, boolean]>([
    ['true', true, true],
    ['false', false, false],
    ['a function that says true', () => true, true],
    ['a function that says false', () => of(true, false), false],
    ['a function that says nothing', () => undefined, false],
    ['a function that says null', () => null, false],
  ])('should offer a tool and a handoff by their isEnabled: %s', (_what, isEnabled, is) => {
    const b = handoff(new Agent({ name: 'B' }), { isEnabled: isEnabled as boolean });
    const turn = prepared({ tools: [toolNamed({ isEnabled: isEnabled as boolean })], handoffs: [b] });
    expect(offered(turn)).toEqual(is ? ['look_up', 'transfer_to_b'] : []);
    expect(requestOf(turn).tools).toHaveLength(is ? 1 : 0);
    expect(requestOf(turn).handoffs).toHaveLength(is ? 1 : 0);
  });

  it('should send hosted tools, which nothing is asked about', () => {
    const turn = prepared({ tools: [{ type: 'web_search' }, toolNamed({ isEnabled: false })] });
    expect(requestOf(turn).tools).toEqual([{ type: 'web_search' }]);
    expect(offered(turn)).toEqual([]);
  });

  it('should ask through the interceptors, by keys of their own', () => {
    const seen: unknown[] = [];
    const interceptors = [
      intercept(
        'callback',
        ({ key, name }) =>
          (work$) => (seen.push([key, name]), work$),
      ),
    ];
    const handoffs = [handoff(new Agent({ name: 'B' }), { isEnabled: () => true })];
    prepared({ instructions: () => 'Hi', tools: [toolNamed({ isEnabled: () => true })], handoffs }, { interceptors });
    expect(seen).toEqual([
      ['turn-1/instructions', 'instructions of agent "A"'],
      ['turn-1/enabled/look_up', 'isEnabled of tool "look_up" of agent "A"'],
      ['turn-1/enabled/transfer_to_b', 'isEnabled of handoff "transfer_to_b" of agent "A"'],
    ]);
  });

  const throws = (): never => {
    throw new Error('x');
  };

  it.each<[string, Options, string]>([
    ['instructions that throw', { instructions: throws }, 'CallbackError'],
    ['a predicate that throws', { tools: [toolNamed({ isEnabled: throws })] }, 'CallbackError'],
    ['handoffs that throw', { handoffs: throws }, 'CallbackError'],
    ['instructions that never come', { instructions: () => EMPTY }, 'UserError'],
    ['two functions of one name', { tools: [toolNamed(), toolNamed()] }, 'UserError'],
    [
      'a tool named as a handoff',
      { tools: [toolNamed({ name: 'transfer_to_b' })], handoffs: [new Agent({ name: 'B' })] },
      'UserError',
    ],
    ['no model', { model: undefined as never }, 'UserError'],
  ])('should be an error for %s', (_what, options, name) => {
    expect(prepared(options)).toMatchObject({ name });
  });

  it('should be an error where an interceptor swallows an answer, rather than nothing, which would turn for ever', () => {
    const interceptors = [intercept('callback', () => () => EMPTY)];
    expect(prepared({ instructions: () => 'Hi' }, { interceptors })).toMatchObject({
      name: expect.stringMatching(/Error$/),
    });
  });

  it('should say what is asked of whom, and refuse instructions that are no text', () => {
    const inputs: unknown[] = [];
    const interceptors: Interceptor[] = [({ input }, work$) => (inputs.push(input), work$)];
    expect(prepared({ instructions: (() => 5) as never }, { interceptors })).toMatchObject({
      name: 'UserError',
      message: 'The instructions of agent "A" are no text but number. Let them be a string.',
    });
    expect(inputs).toEqual([{ agent: 'A' }]);
  });

  it('should ask for the prompt, and call the hooks, by keys of their own', () => {
    const units: unknown[] = [];
    const interceptors: Interceptor[] = [({ key, name }, work$) => (units.push([key, name]), work$)];
    prepared({ prompt: () => ({ promptId: 'p' }), hooks: { onAgentStart: () => undefined } }, { interceptors });
    expect(units).toEqual([
      ['turn-1/hooks/onAgentStart/agent', 'onAgentStart hook of agent "A"'],
      ['turn-1/prompt', 'prompt of agent "A"'],
    ]);
  });
});
