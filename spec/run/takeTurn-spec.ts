import { unitRecorder } from '../helpers/unitRecorder.js';
import { map } from 'rxjs';
import { Agent } from 'rxagents';
import { byLetter, responseEvents, scriptedModel, text, toolCall } from 'rxagents/testing';
import { runProgressOf } from '../../src/run/RunProgress.js';
import { takeTurn } from '../../src/run/takeTurn.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { toolNamed } from '../helpers/toolNamed.js';

const LETTERS: Record<string, string> = { turn_prepared: 'p', raw_response_event: 'r', run_again: 'a' };

describe('takeTurn', () => {
  it('should say what is on offer first, and what the turn comes to last', () => {
    const agent = new Agent({ name: 'A', model: scriptedModel([text('Hi')]) });
    const types: string[] = [];
    takeTurn(runProgressOf(agent, []), environment({ agent })).subscribe(({ type }) => types.push(type));
    expect(types[0]).toBe('turn_prepared');
    expect(types.slice(1, -1).every((type) => type.endsWith('_event'))).toBe(true);
    expect(types.at(-1)).toBe('final_output');
  });

  it(
    'should end in the frame in which its last tool settles, and let go of the model before the tools start',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const answer = cold('  10ms a-b-c-d-e----f', byLetter(responseEvents(toolCall('look_up', {}))));
      const answerSubs = '   ^ 22ms !';
      const work = cold('    20ms (o|)');
      const workSubs = '     23ms ^ 19ms !';
      const agent = new Agent({ name: 'A', model: scriptedModel([answer]), tools: [toolNamed({}, () => work)] });
      const letter$ = takeTurn(runProgressOf(agent, []), environment({ agent })).pipe(
        map(({ type }) => LETTERS[type] ?? 'i'),
      );
      const expected = '     p 9ms r-r-r-r-(ri)-r 19ms (ia|)';

      expectObservable(letter$).toBe(expected);
      expectSubscriptions(answer.subscriptions).toBe(answerSubs);
      expectSubscriptions(work.subscriptions).toBe(workSubs);
    }),
  );

  it('should be a unit of work around the units that it consists of', () => {
    const agent = new Agent({ name: 'A', model: scriptedModel([text('Hi')]) });
    const units: string[] = [];
    const env = environment({
      agent,
      interceptors: [
        (unit, work$) => {
          units.push(`${unit.kind} ${unit.key} of ${unit.agent.name}: ${unit.name}`);
          return work$;
        },
      ],
    });
    takeTurn(runProgressOf(agent, []), env).subscribe();
    expect(units).toEqual(['turn turn-1 of A: A', 'model_call turn-1/model of A: scripted']);
  });

  it('should be a unit of work of the agent, by its number', () => {
    const agent = new Agent({ name: 'A', model: scriptedModel([text('Hi')]) });
    const { interceptor, units } = unitRecorder();
    takeTurn(runProgressOf(agent, []), environment({ agent, interceptors: [interceptor] })).subscribe();
    expect(units[0]).toEqual({ kind: 'turn', name: 'A', key: 'turn-1', input: { agent: 'A', turn: 1 } });
  });
});
