import { map, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { Agent, run, textDeltas, tool, type Model, type ModelEvent } from 'rxagents';
import { assertRunGrammar, letterOf, marbleModel, strictHistory, text, toolCall } from 'rxagents/testing';
import { eventsOf } from '../helpers/eventsOf.js';
import { marbles } from '../helpers/marbles.js';
import { modelRequest } from '../helpers/modelRequest.js';

const lookUp = tool({
  name: 'look_up',
  description: '',
  parameters: { type: 'object' },
  strict: false,
  execute: () => 1,
});
const typesOf = (model: Model): Observable<string> =>
  (model.stream(modelRequest()) as Observable<ModelEvent>).pipe(map(({ type }) => type.replace('response.', '')));

describe('marbleModel', () => {
  it(
    'should stream the pieces of a message at their times',
    marbles(({ expectObservable }) => {
      const model = marbleModel('-----a---------b---|', { a: 'Hel', b: 'lo' });
      const types = {
        c: 'created',
        i: 'output_item.added',
        p: 'content_part.added',
        d: 'output_text.delta',
        t: 'output_text.done',
        q: 'content_part.done',
        j: 'output_item.done',
        e: 'completed',
      };
      expectObservable(typesOf(model)).toBe('-----(cipd)----d---(tqje|)', types);
    }),
  );

  it(
    'should give a run its text in virtual time',
    marbles(({ expectObservable }) => {
      const agent = new Agent({ name: 'A', model: marbleModel('--H-i 10ms |') });
      expectObservable(run(agent, 'Hi').pipe(textDeltas())).toBe('--H-i 10ms |');
    }),
  );

  it('should answer call after call, with ids of its own for each, and start over after a reset', () => {
    const model = marbleModel(['(c|)', '(h|)'], { c: toolCall('look_up'), h: 'Done.' });
    const agent = new Agent({ name: 'A', model: strictHistory(model), tools: [lookUp] });
    const lettersOf = () => eventsOf(run(agent, 'Hi').pipe(assertRunGrammar())).map(letterOf).join('');
    const letters = lettersOf();
    expect(letters.replace(/r+/g, 'r')).toBe('arcrormrf');
    expect(model.calls).toHaveLength(2);
    model.reset();
    expect(lettersOf()).toBe(letters);
  });

  it(
    'should error at the #, and hang without an end',
    marbles(({ expectObservable }) => {
      expectObservable(typesOf(marbleModel('--#', {}, 'cut'))).toBe('--#', undefined, 'cut');
      expectObservable(typesOf(marbleModel('--#'))).toBe('--#', undefined, new Error('The connection was cut.'));
      expectObservable(typesOf(marbleModel('----'))).toBe('----');
    }),
  );

  it(
    'should let go when it is unsubscribed',
    marbles(({ expectObservable }) => {
      const raw: ModelEvent = { type: 'response.in_progress', sequence_number: 0, response: {} as never };
      const model = marbleModel('--a--b|', { a: raw, b: 'x' });
      expectObservable(typesOf(model), '^--!').toBe('--e', { e: 'in_progress' });
    }),
  );

  it("should take its time from the request's scheduler", () => {
    const scheduler = new TestScheduler(() => undefined);
    const agent = new Agent({ name: 'A', model: marbleModel('--H|') });
    const times: number[] = [];
    run(agent, 'Hi', { scheduler })
      .pipe(textDeltas())
      .subscribe(() => times.push(scheduler.now()));
    scheduler.flush();
    expect(times).toEqual([2]);
  });

  it('should be silent where all is drawn at once', () => {
    expect(eventsOf(run(new Agent({ name: 'A', model: marbleModel('(H|)') }), 'Hi')).at(-1)).toMatchObject({
      result: { finalOutput: 'H' },
    });
  });

  it('should name a call that has no diagram', () => {
    const errors: unknown[] = [];
    const model = marbleModel('(c|)', { c: toolCall('look_up') }, undefined, { name: 'weather' });
    run(new Agent({ name: 'A', model, tools: [lookUp] }), 'Hi').subscribe({
      error: (error: unknown) => errors.push(error),
    });
    expect(errors).toMatchObject([
      {
        name: 'UserError',
        message: 'The model "weather" has no answer to call 2: it has 1 diagram(s). Draw one for each call.',
      },
    ]);
    expect(model.name).toBe('weather');
  });

  it('should have its name in its ids where it is given one', () => {
    const answer: ModelEvent[] = [];
    marbleModel('(t|)', { t: text('Hi') }, undefined, { name: 'b' })
      .stream(modelRequest())
      .subscribe((event) => answer.push(event));
    expect(answer.at(-1)).toMatchObject({ response: { id: 'resp_b_1', output: [{ id: 'msg_b_1_0' }] } });
    expect(marbleModel('|').name).toBe('marbles');
  });

  it('should refuse a diagram at once that it cannot draw', () => {
    expect(() => marbleModel(['a|', '(b|'], { a: 'x', b: 'y' })).toThrow('The diagram "(b|" does not close its group');
    expect(() => marbleModel('ab|', { a: 'x' })).toThrow('has "b", which is not among its values (a)');
  });
});
