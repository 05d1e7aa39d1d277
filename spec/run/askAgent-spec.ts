import { of, type Observable } from 'rxjs';
import { Agent } from 'rxagents';
import { askAgent } from '../../src/run/askAgent.js';
import { environment } from '../helpers/environment.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const agent = new Agent<never>({ name: 'A' });
const context = { user: 'Ada' } as never;

function asking(answer: unknown) {
  const { units, interceptor } = unitRecorder();
  const env = environment({ agent, context, interceptors: [interceptor] });
  const questions: Observable<unknown>[] = [];
  const noted: unknown[] = [];
  const place = { env, agent: { name: 'A' }, number: 2, key: 'turn-2' };
  askAgent(
    place,
    agent,
    questions,
    'instructions',
    () => 'step',
    answer,
    (told) => noted.push(told),
  );
  return { units, questions, noted };
}

describe('askAgent', () => {
  it.each([['Be brief.'], [false], [undefined]])('should take %j as it is, and ask nothing', (answer) => {
    expect(asking(answer)).toEqual({ units: [], questions: [], noted: [answer] });
  });

  it('should ask a function when it is subscribed to, with the context and the agent, as a unit of work', () => {
    const answer = jest.fn(() => of('Be brief.'));
    const { units, questions, noted } = asking(answer);
    expect([questions.length, noted]).toEqual([1, []]);
    expect(answer).not.toHaveBeenCalled();
    questions[0]?.subscribe();
    expect(noted).toEqual(['Be brief.']);
    expect(answer.mock.calls).toEqual([[context, agent]]);
    expect(units).toEqual([
      { kind: 'callback', name: 'instructions of agent "A"', key: 'turn-2/step', input: { agent: 'A' } },
    ]);
  });
});
