import { Agent } from 'rxagents';
import { assertRunnable } from '../../src/run/assertRunnable.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import { fakeSession } from '../helpers/fakeSession.js';
import { environment } from '../helpers/environment.js';

describe('assertRunnable', () => {
  it.each<[string, Partial<RunEnvironment>]>([
    ['defaults', {}],
    ['no limit of turns', { maxTurns: null }],
    ['no turn at all', { maxTurns: 0 }],
    ['one tool at a time', { toolConcurrency: 1 }],
    ['items', { input: [{ role: 'user', content: 'Hi' }] }],
    ['no handlers', { errorHandlers: null as never }],
    ['a handler that is none', { errorHandlers: { maxTurns: undefined } as never }],
    ['a session', { session: fakeSession([]) }],
    ['interceptors', { interceptors: [(_unit, work$) => work$] }],
  ])('should accept %s', (_what, overrides) => {
    expect(() => assertRunnable(environment(overrides))).not.toThrow();
  });

  it.each<[string, Partial<RunEnvironment>, RegExp]>([
    ['an input that is none', { input: undefined }, /input/],
    ['a negative maxTurns', { maxTurns: -1 }, /maxTurns is -1/],
    ['half a turn', { maxTurns: 0.5 }, /maxTurns is 0.5/],
    ['a maxTurns that is no number', { maxTurns: '3' as unknown as number }, /maxTurns is 3/],
    ['a toolConcurrency of none', { toolConcurrency: 0 }, /toolConcurrency is 0/],
    ['a toolConcurrency that is no number', { toolConcurrency: NaN }, /toolConcurrency is NaN/],
    [
      'a session that cannot be read',
      { session: { addItems: () => undefined } as never },
      /no getItems or no addItems/,
    ],
    ['null for a session', { session: null as never }, /no getItems or no addItems/],
    ['a session that cannot be written', { session: { getItems: () => [] } as never }, /no getItems or no addItems/],
    ['a guardrail that is none', { inputGuardrails: [{}] as never }, /^The inputGuardrails of the run are no array/],
    [
      'a handler of no such error',
      { errorHandlers: { x: () => 1 } as never },
      /has "x", which is no handler.*: maxTurns, /,
    ],
    ['interceptors that are none', { hasBadInterceptors: true }, /interceptors/],
  ])('should refuse %s', (_what, overrides, message) => {
    const asserted = (): void => assertRunnable(environment(overrides));
    expect(asserted).toThrow(message);
    expect(asserted).toThrow(expect.objectContaining({ name: 'UserError' }));
  });

  it('should refuse two different agents of one name, but not one that is reached twice', () => {
    const b = new Agent({ name: 'B' });
    const twice = new Agent({ name: 'A', handoffs: [b, new Agent({ name: 'C', handoffs: [b] })] });
    expect(() => assertRunnable(environment({ agent: twice }))).not.toThrow();
    const two = new Agent({ name: 'A', handoffs: [b, new Agent({ name: 'C', handoffs: [new Agent({ name: 'B' })] })] });
    expect(() => assertRunnable(environment({ agent: two }))).toThrow('Two different agents are named "B"');
  });

  it('should refuse agents that are made anew each time, rather than go on for ever', () => {
    let made = 0;
    const make = (): Agent =>
      new Agent({
        name: 'A',
        handoffs: () => {
          if (++made > 100) throw new Error('for ever');
          return [make()];
        },
      });
    expect(() => assertRunnable(environment({ agent: make() }))).toThrow('Two different agents are named "A"');
  });
});
