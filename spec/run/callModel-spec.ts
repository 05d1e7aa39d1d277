import { EMPTY, endWith, of, retry, takeWhile, tap, throwError, type Observable } from 'rxjs';
import { intercept, type Interceptor, type ModelEvent, type WorkUnit } from 'rxagents';
import { error, scriptedModel, text } from 'rxagents/testing';
import { callModel } from '../../src/run/callModel.js';
import { environment } from '../helpers/environment.js';
import { textDelta } from '../helpers/rawEvents.js';
import { turnOf } from '../helpers/turnOf.js';

function callOf(interceptors: readonly Interceptor[], model = scriptedModel([text('Hi')])): Observable<ModelEvent> {
  return callModel(turnOf({ env: environment({ interceptors }), model }));
}

/** The types of the events, and the ending. */
function typesOf(call$: Observable<ModelEvent>): unknown[] {
  const types: unknown[] = [];
  call$.subscribe({
    next: ({ type }) => types.push(type),
    error: (thrown: unknown) => types.push(thrown),
    complete: () => types.push('|'),
  });
  return types;
}

describe('callModel', () => {
  it('should be the same with an interceptor that does nothing and without one', () => {
    const types = typesOf(callOf([]));
    expect(types.slice(-2)).toEqual(['response.completed', '|']);
    expect(typesOf(callOf([(_unit, work$) => work$]))).toEqual(types);
  });

  it('should tell interceptors what is asked, without signal and scheduler, computed when it is read', () => {
    const units: WorkUnit[] = [];
    typesOf(callOf([intercept('model_call', (unit) => (work$) => (units.push(unit), work$))]));
    expect(units).toMatchObject([
      { kind: 'model_call', name: 'scripted', agent: { name: 'A' }, turn: 1, key: 'turn-1/model' },
    ]);
    expect(units[0]?.input).toEqual({
      input: [{ role: 'user', content: 'Hi' }],
      tools: [],
      handoffs: [],
      modelSettings: {},
    });
    expect(JSON.parse(JSON.stringify(units[0]?.input))).toEqual(units[0]?.input);
  });

  it('should take back what was streamed when an interceptor starts the call over', () => {
    const model = scriptedModel([error(new Error('cut'), text('Hal')), text('Hello')]);
    const types = typesOf(callOf([intercept('model_call', () => retry(1))], model));
    expect(types.filter((type) => type === 'response.retracted')).toHaveLength(1);
    expect(types.at(-1)).toBe('|');
    expect(model.calls).toHaveLength(2);
  });

  it('should make a ModelError of what an interceptor ends the call with', () => {
    const refuses = intercept('model_call', () => () => throwError(() => new Error('over budget')));
    expect(typesOf(callOf([refuses]))).toEqual([
      expect.objectContaining({ name: 'ModelError', message: expect.stringContaining('over budget') }),
    ]);
  });

  it.each<[string, Interceptor]>([
    [
      'ends the call without a terminal event',
      intercept('model_call', () => takeWhile(({ type }) => type !== 'response.completed')),
    ],
    ['swallows the call', intercept('model_call', () => () => EMPTY)],
  ])('should be an error where an interceptor %s', (_what, interceptor) => {
    expect(typesOf(callOf([interceptor])).at(-1)).toMatchObject({ name: expect.stringMatching(/Error$/) });
  });

  it('should deliver nothing after the terminal event, whatever an interceptor adds', () => {
    expect(typesOf(callOf([intercept('model_call', () => endWith(textDelta('late')))])).slice(-2)).toEqual([
      'response.completed',
      '|',
    ]);
  });

  it('should be answered by an interceptor without the model being asked', () => {
    const model = scriptedModel([text('Hi')]);
    const [last] = [typesOf(callOf([], scriptedModel([text('Hi')])))].map((types) => types.at(-2));
    const replayed = intercept(
      'model_call',
      () => () => of({ type: 'response.completed', sequence_number: 0, response: {} as never }),
    );
    expect(typesOf(callOf([replayed], model))).toEqual([last, '|']);
    expect(model.calls).toHaveLength(0);
  });

  it('should let an interceptor see that the call has completed, as a tracer wants, and not that it was left', () => {
    const seen: string[] = [];
    const traced = intercept('model_call', () =>
      tap({ complete: () => seen.push('complete'), unsubscribe: () => seen.push('unsubscribe') }),
    );
    typesOf(callOf([traced]));
    expect(seen).toEqual(['complete']);
  });
});
