import { EMPTY, Observable, of, Subject, throwError } from 'rxjs';
import { UserError, type ModelEvent } from 'rxagents';
import { endAtTerminal } from '../../src/run/endAtTerminal.js';
import { marbles } from '../helpers/marbles.js';
import { ended, textDelta } from '../helpers/rawEvents.js';

const events: Record<string, ModelEvent> = {
  d: textDelta('Hel'),
  c: ended(),
  i: ended({}, 'response.incomplete'),
  f: ended({}, 'response.failed'),
  e: { type: 'error', code: 'overloaded', message: 'Busy.', param: null, sequence_number: 1 },
  n: { type: 'error', code: null, message: 'Busy.', param: null, sequence_number: 1 },
};

function errorOf(event$: Observable<ModelEvent>): unknown {
  let found: unknown;
  event$.pipe(endAtTerminal('gpt')).subscribe({ error: (error: unknown) => (found = error) });
  return found;
}

describe('endAtTerminal', () => {
  it.each([['c'], ['i'], ['f']])('should end at terminal event %s, and leave the model there', (last) => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const model = cold(` -d-${last}-d-c|`, events);
      const subs = '       ^--!';
      const expected = `   -d-(${last}|)`;
      expectObservable(model.pipe(endAtTerminal('gpt'))).toBe(expected, events);
      expectSubscriptions(model.subscriptions).toBe(subs);
    })();
  });

  it(
    'should leave the model with its subscriber, and ask it for each',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const model = cold('d---c', events);
      const subs = ['     ^-!', '--^---!'];
      expectObservable(model.pipe(endAtTerminal('gpt')), '^-!').toBe('d--', events);
      expectObservable(model.pipe(endAtTerminal('gpt')), '--^').toBe('--d---(c|)', events);
      expectSubscriptions(model.subscriptions).toBe(subs.map((line) => line.trim()));
    }),
  );

  it('should end in an error at an error event, which is delivered', () => {
    const seen: unknown[] = [];
    of(events['e']!, events['d']!)
      .pipe(endAtTerminal('gpt'))
      .subscribe({ next: (event) => seen.push(event), error: (error: unknown) => seen.push(error) });
    expect(seen).toEqual([events['e'], expect.objectContaining({ name: 'ModelError', code: 'overloaded' })]);
    expect(errorOf(of(events['n']!))).not.toHaveProperty('code');
  });

  it.each([
    [{ error: { code: 'overloaded', message: 'Busy.' } }, 'reported an error: Busy.'],
    [{ error: { type: 'overloaded' } }, 'reported an error: {"type":"overloaded"}'],
    [{ error: 'Busy.' }, 'reported an error: "Busy."'],
  ])('should read the error event %j', (fields, message) => {
    expect(errorOf(of({ type: 'error', ...fields } as unknown as ModelEvent))).toMatchObject({
      message: expect.stringContaining(message),
    });
  });

  it('should end in an error where there is no terminal event', () => {
    const error = { name: 'ModelError', message: expect.stringContaining('"gpt" ended before its terminal event') };
    expect(errorOf(EMPTY)).toMatchObject(error);
    expect(errorOf(of(events['d']!))).toMatchObject(error);
  });

  it('should make a ModelError of what the model throws, and leave an error of this library as it is', () => {
    const cut = new Error('cut');
    expect(errorOf(throwError(() => cut))).toMatchObject({ name: 'ModelError', cause: cut });
    const ours = new UserError('no key');
    expect(errorOf(throwError(() => ours))).toBe(ours);
  });

  it('should deliver nothing after the terminal event, even what its delivery causes', () => {
    const model = new Subject<ModelEvent>();
    const seen: unknown[] = [];
    model.pipe(endAtTerminal('gpt')).subscribe({
      next: ({ type }) => {
        seen.push(type);
        if (type === 'response.completed') model.next(events['d']!);
      },
      complete: () => seen.push('complete'),
    });
    model.next(events['c']!);
    expect(seen).toEqual(['response.completed', 'complete']);
    expect(model.observed).toBe(false);
  });

  it.each<[string, (model: Subject<ModelEvent>) => void]>([
    ['completion', (model) => model.complete()],
    ['error', (model) => model.error(new Error('late'))],
  ])('should end as the terminal event says where its delivery causes the %s of the model', (_what, end) => {
    for (const [letter, ending] of [
      ['c', 'complete'],
      ['e', expect.objectContaining({ name: 'ModelError', code: 'overloaded' })],
    ] as const) {
      const model = new Subject<ModelEvent>();
      const seen: unknown[] = [];
      model.pipe(endAtTerminal('gpt')).subscribe({
        next: (event) => {
          seen.push(event);
          end(model);
        },
        error: (error: unknown) => seen.push(error),
        complete: () => seen.push('complete'),
      });
      model.next(events[letter]!);
      expect(seen).toEqual([events[letter], ending]);
    }
  });

  it('should cut a model inside its burst', () => {
    let produced = 0;
    const endless = new Observable<ModelEvent>((subscriber) => {
      while (!subscriber.closed && produced < 1_000) {
        produced += 1;
        subscriber.next(produced === 3 ? events['c']! : events['d']!);
      }
    });
    endless.pipe(endAtTerminal('gpt')).subscribe();
    expect(produced).toBe(3);
  });
});
