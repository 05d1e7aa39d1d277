import * as z from 'zod';
import { Agent, run, tool, type RunStateJson } from 'rxagents';
import { scriptedModel, text, toolCall } from 'rxagents/testing';
import { settledWorkOf, workPathOf } from '../../src/testing/settledWorkOf.js';
import { resultOf } from '../helpers/eventsOf.js';

describe('settledWorkOf', () => {
  const states: RunStateJson[] = [];
  const paths: string[] = [];
  const look = tool({ name: 'look', description: '', parameters: z.object({}), execute: () => 'seen' });
  const inner = new Agent({
    name: 'Inner',
    model: scriptedModel([toolCall('look', {}, { callId: 'look_1' }), text('Inside.')]),
    tools: [look],
  });
  const outer = new Agent({
    name: 'Outer',
    model: scriptedModel([toolCall('inner', { input: 'x' }, { callId: 'inner_1' }), text('Done.')]),
    tools: [inner.asTool()],
  });
  resultOf(
    run(outer, 'Hi', {
      checkpoint: (state) => states.push(JSON.parse(JSON.stringify(state)) as RunStateJson),
      interceptors: [
        (unit, work$) => {
          const path = workPathOf(unit);
          if (path.length > 0) paths.push(path.join(' > '));
          return work$;
        },
      ],
    }),
  );

  it('should name the work that a state has the value of, that of nested runs included', () => {
    expect(settledWorkOf(states[0] as RunStateJson)).toEqual(new Set(['model call of turn 1']));
    expect(settledWorkOf(states[2] as RunStateJson)).toEqual(
      new Set(['model call of turn 1', 'inner_1 > model call of turn 1', 'inner_1 > look_1']),
    );
    expect(settledWorkOf(states.at(-1) as RunStateJson)).toEqual(
      new Set(['inner_1', 'model call of turn 1', 'model call of turn 2']),
    );
  });

  it('should name the work of a turn with two digits, and no other kind of work', () => {
    const key = 'turn-12/tool/inner_1/turn-10/tool/look_1';
    expect(workPathOf({ kind: 'tool_call', key, turn: 10 })).toEqual(['inner_1', 'look_1']);
    expect(workPathOf({ kind: 'model_call', key: 'turn-12/tool/inner_1/turn-10/model', turn: 10 })).toEqual([
      'inner_1',
      'model call of turn 10',
    ]);
    expect(workPathOf({ kind: 'session', key, turn: 10 })).toEqual([]);
  });

  it('should name a unit of work as it is named there', () => {
    expect(paths).toEqual([
      'model call of turn 1',
      'inner_1',
      'inner_1 > model call of turn 1',
      'inner_1 > look_1',
      'inner_1 > model call of turn 2',
      'model call of turn 2',
    ]);
  });
});
