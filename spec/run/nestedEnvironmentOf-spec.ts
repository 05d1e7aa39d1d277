import { EMPTY, of, toArray } from 'rxjs';
import { Agent, type NestedRunOptions } from 'rxagents';
import { scriptedModel } from 'rxagents/testing';
import { nestedEnvironmentOf } from '../../src/run/nestedEnvironmentOf.js';
import type { RunSignal } from '../../src/run/reduceRun.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import { runProgressOf } from '../../src/run/RunProgress.js';
import { runStateJsonOf } from '../../src/run/runStateJsonOf.js';
import { environment } from '../helpers/environment.js';
import { fakeSession } from '../helpers/fakeSession.js';
import { functionCall } from '../helpers/rawItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';

const inner = new Agent({ name: 'B' });
const input = [{ role: 'user' as const, content: 'Go on' }];
const seed = runProgressOf(inner, input);
const outer = environment({
  context: { user: 'Ada' } as never,
  keyPrefix: 'turn-9/tool/z/',
  path: ['Z'],
  root: { runId: 'run_0' },
  model: scriptedModel([]),
  approve: () => true,
  interceptors: [(_unit, work$) => work$],
  toolConcurrency: 3,
  toolStart: 'on_call',
  start: () => EMPTY,
  checkpoint: () => EMPTY,
  session: fakeSession(),
  hooks: { onLlmStart: () => undefined },
  maxTurns: 77,
  errorHandlers: {},
});
const nestedIn = (env: RunEnvironment, runOptions: NestedRunOptions = {}): RunEnvironment =>
  nestedEnvironmentOf(turnOf({ env }), { agent: inner, runOptions }, functionCall('a'), input, seed, undefined);

describe('nestedEnvironmentOf', () => {
  it('should inherit what is for all runs, and nothing that is for one', () => {
    const nested = nestedIn(outer);
    for (const name of [
      'context',
      'model',
      'approve',
      'toolConcurrency',
      'toolStart',
      'scheduler',
      'stop',
      'root',
      'start',
      'checkpoint',
      'interceptors',
    ] as const) {
      expect([name, nested[name]]).toEqual([name, outer[name]]);
    }
    expect(nested).toMatchObject({ maxTurns: 10, hooks: undefined, errorHandlers: undefined });
    expect(nested.session).toBeUndefined();
    expect(nested.generateId('x')).toMatch(/^x_/);
  });

  it('should have records of its own, and be named after the call', () => {
    const nested = nestedIn(outer);
    expect(nested).toMatchObject({
      agent: inner,
      input,
      keyPrefix: 'turn-9/tool/z/turn-1/tool/a/',
      runId: 'run_0/turn-9/tool/z/turn-1/tool/a',
      path: ['Z', 'A'],
      firstTurn: 0,
    });
    expect(nested.position.latest).toBe(seed);
    for (const name of ['unsettled', 'calls', 'nested', 'checks'] as const) expect(nested[name]).not.toBe(outer[name]);
  });

  it('should be as its options say, which cannot change what is inherited whole', () => {
    const [model, session] = [scriptedModel([]), fakeSession()];
    const hooks = { onLlmStart: () => undefined };
    const own = jest.fn((_unit, work$) => work$ as never);
    const options = { model, session, hooks, toolConcurrency: 1, toolStart: 'on_response', maxTurns: 2 } as const;
    const nested = nestedIn(outer, { ...options, interceptors: [own], context: 'other', runId: 'other' } as never);
    expect(nested).toMatchObject(options);
    expect(nested.interceptors).toEqual([...outer.interceptors, own]);
    expect(nested.context).toBe(outer.context);
    expect(nested.runId).toBe('run_0/turn-9/tool/z/turn-1/tool/a');
  });

  it('should do without what the outer run does without', () => {
    const nested = nestedIn(environment());
    expect(nested.model).toBeUndefined();
    expect(nested).toMatchObject({
      approve: undefined,
      start: undefined,
      checkpoint: undefined,
      keyPrefix: 'turn-1/tool/a/',
    });
  });

  it('should hear of a stop after the turn alone: one that cuts the outer run cuts the call', () => {
    const after: RunSignal = { type: 'stop', mode: 'after_turn' };
    const signals: RunSignal[] = [after, { type: 'stop', mode: 'now' }, { type: 'steer', items: [] }];
    const { stop$ } = nestedIn(environment({ stop$: of(...signals) }));
    expect(seenOf(stop$.pipe(toArray()))).toEqual([[after], 'complete']);
  });

  it('should go on from a state where there is one', () => {
    const state = { ...runStateJsonOf(seed, environment({ agent: inner })), turn: 4 };
    const turn = turnOf({ env: outer });
    const nested = nestedEnvironmentOf(turn, { agent: inner, runOptions: {} }, functionCall('a'), input, seed, state);
    expect(nested.firstTurn).toBe(4);
  });
});
