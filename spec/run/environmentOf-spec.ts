import { asyncScheduler, NEVER, queueScheduler } from 'rxjs';
import { Agent } from 'rxagents';
import { scriptedModel } from 'rxagents/testing';
import { environmentOf } from '../../src/run/environmentOf.js';
import { runProgressOf } from '../../src/run/RunProgress.js';

const agent = new Agent({ name: 'A' });
const stop = (): void => undefined;

const items = [{ role: 'user' as const, content: 'Hi' }];
const own = () => ({ stop, position: { latest: runProgressOf(agent, items) }, stop$: NEVER, start: undefined });

describe('environmentOf', () => {
  it('should have a default for every option', () => {
    const env = environmentOf(agent, items, {}, own());
    expect(env).toMatchObject({
      input: items,
      maxTurns: 10,
      modelSettings: {},
      interceptors: [],
      toolNotFoundBehavior: 'raise_error',
      toolConcurrency: Infinity,
      reasoningItemIdPolicy: 'preserve',
    });
    expect(env.position.latest.input).toBe(items);
    expect(env.agent).toBe(agent);
    expect(env.scheduler).toBe(asyncScheduler);
    expect(env.stop).toBe(stop);
    expect([env.model, env.session, env.stateError]).toEqual([undefined, undefined, undefined]);
    expect(env.runId).toMatch(/^run_.+/);
    expect(env.root).toEqual({ runId: env.runId });
  });

  it('should take what the caller gives', () => {
    const context = { user: 'Ada' } as never;
    const options = {
      context,
      maxTurns: null,
      model: scriptedModel([]),
      modelSettings: { temperature: 0 },
      interceptors: [],
      toolNotFoundBehavior: 'return_error_to_model' as const,
      toolConcurrency: 2,
      scheduler: queueScheduler,
      runId: 'run_9',
      generateId: (prefix: string) => `${prefix}_9`,
    };
    const { generateId, ...rest } = options;
    const env = environmentOf(agent, items, { ...rest, generateId }, own());
    expect(env).toMatchObject(rest);
    expect(env.generateId('msg')).toBe('msg_9');
  });

  it('should take note that generateId throws, and have an id of its own', () => {
    const generateId = (): never => {
      throw new Error('no ids');
    };
    const env = environmentOf(agent, items, { generateId }, own());
    expect(env.runId).toMatch(/^run_.+/);
    expect(env.position.fault).toMatchObject({ name: 'CallbackError', unit: 'generateId option' });
    expect(environmentOf(agent, items, {}, own()).position).not.toHaveProperty('fault');
  });

  it.each([undefined, null, 7, '', Promise.resolve('run_1')])(
    'should take note that generateId gives %j, which is no id',
    (id) => {
      const env = environmentOf(agent, items, { generateId: () => id as never }, own());
      expect(env.runId).toMatch(/^run_.+/);
      expect(env.position.fault).toMatchObject({
        name: 'UserError',
        message: expect.stringContaining('generateId option'),
      });
    },
  );

  it('should name the run by generateId, unless it has a name', () => {
    const generateId = jest.fn((prefix: string) => `${prefix}_9`);
    expect(environmentOf(agent, items, { generateId }, own()).runId).toBe('run_9');
    generateId.mockClear();
    environmentOf(agent, items, { generateId, runId: 'mine' }, own());
    expect(generateId).not.toHaveBeenCalled();
  });

  it.each([{}, [undefined], [(_unit: never, work$: never) => work$, 'x']])(
    'should use no interceptors that are none: %j',
    (interceptors) => {
      const env = environmentOf(new Agent({ name: 'A' }), items, { interceptors: interceptors as never }, own());
      expect(env).toMatchObject({ interceptors: [], hasBadInterceptors: true });
    },
  );

  it('should have records of its own each time', () => {
    const [first, second] = [environmentOf(agent, items, {}, own()), environmentOf(agent, items, {}, own())];
    expect(first.calls).not.toBe(second.calls);
    expect(first.unsettled).not.toBe(second.unsettled);
    expect(first.runId).not.toBe(second.runId);
    expect(first.root).not.toBe(second.root);
  });

  it.each([
    [{}, undefined],
    [{ previousResponseId: '' }, undefined],
    [{ autoPreviousResponseId: true }, {}],
    [{ previousResponseId: 'r' }, { previousResponseId: 'r' }],
    [{ conversationId: 'c' }, { conversationId: 'c' }],
  ])('should know from %j where the server keeps the history', (options, serverHistory) => {
    expect(environmentOf(agent, items, options, own()).serverHistory).toStrictEqual(serverHistory);
  });
});
