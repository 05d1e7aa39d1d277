import {
  asyncScheduler,
  concat,
  from,
  map,
  NEVER,
  retry,
  take,
  type Observable,
  type SchedulerLike,
  type Subscription,
} from 'rxjs';
import type { ModelEvent, ModelRequest } from 'rxagents';
import {
  byLetter,
  error,
  response,
  responseEvents,
  scriptedModel,
  text,
  toolCall,
  type ScriptedModel,
} from 'rxagents/testing';
import { marbles } from '../helpers/marbles.js';
import { modelRequest } from '../helpers/modelRequest.js';

/** What a call gives at once. */
function call(model: ScriptedModel, request: ModelRequest = modelRequest()): ModelEvent[] {
  const events: ModelEvent[] = [];
  model.stream(request).subscribe((event) => events.push(event));
  return events;
}

const letters = map<ModelEvent, string>(({ type }) => (type === 'response.completed' ? 'c' : 'e'));

describe('scriptedModel', () => {
  it('should answer call after call with its steps', () => {
    const model = scriptedModel([
      [text('Let me see.'), toolCall('clock')],
      text('Noon.'),
      response([], { id: 'resp_x' }),
    ]);
    expect(call(model)).toEqual(responseEvents([text('Let me see.'), toolCall('clock')], 0));
    expect(call(model)).toEqual(responseEvents(text('Noon.'), 1));
    expect(call(model)).toEqual(responseEvents(response([], { id: 'resp_x' })));
  });

  it('should give all events and complete before subscribe returns', () => {
    const complete = jest.fn();
    scriptedModel([text('Hi')])
      .stream(modelRequest())
      .subscribe({ complete });
    expect(complete).toHaveBeenCalledTimes(1);
  });

  it('should take no step before it is subscribed', () => {
    const model = scriptedModel([text('Hi')]);
    model.stream(modelRequest());
    expect(model.calls).toEqual([]);
    expect(call(model)).toEqual(responseEvents(text('Hi')));
  });

  it('should take a step for each retry', () => {
    const model = scriptedModel([error(new Error('ECONNRESET')), text('Hi')]);
    const events: ModelEvent[] = [];
    model
      .stream(modelRequest())
      .pipe(retry(1))
      .subscribe((event) => events.push(event));
    expect(events).toEqual(responseEvents(text('Hi'), 1));
    expect(model.calls).toHaveLength(2);
  });

  it('should ask a function for each step', () => {
    const model = scriptedModel(({ instructions }, index) => text(`${instructions} ${index}`));
    const request = modelRequest({ instructions: 'Count.' });
    expect(call(model, request).at(-1)).toMatchObject({ response: { output_text: 'Count. 0' } });
    expect(call(model, request).at(-1)).toMatchObject({ response: { output_text: 'Count. 1', id: 'resp_2' } });
  });

  it('should take its place from the input where asked to, as does a model that is made anew', () => {
    const model = () => scriptedModel([toolCall('clock'), text('Noon.')], { countBy: 'history' });
    const input: ModelRequest['input'] = [
      { role: 'user', content: 'Hi' },
      { type: 'function_call', call_id: 'call_1_0', name: 'clock', arguments: '{}' },
      { type: 'function_call_output', call_id: 'call_1_0', output: '12:00' },
    ];
    expect(call(model(), modelRequest({ input: input.slice(0, 1) })).at(-1)).toMatchObject({
      response: { id: 'resp_1' },
    });
    expect(call(model(), modelRequest({ input })).at(-1)).toMatchObject({
      response: { id: 'resp_2', output_text: 'Noon.' },
    });
  });

  it('should pass on what such a function throws', () => {
    const thrown = new Error('No such case.');
    const caught = jest.fn();
    const model = scriptedModel(() => {
      throw thrown;
    });
    model.stream(modelRequest()).subscribe({ error: caught });
    expect(caught.mock.calls).toEqual([[thrown]]);
  });

  it('should error with the number of the call at the end of the script', () => {
    const model = scriptedModel([text('Hi')], { name: 'weather' });
    call(model);
    const caught = jest.fn();
    model.stream(modelRequest()).subscribe({ error: caught });
    expect(caught).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'UserError',
        message:
          'The model "weather" has no answer to call 2: its script has 1 step(s). ' +
          'Add a step, call reset() before another run, or give the script as a function of the request.',
      }),
    );
  });

  it('should start over after a reset', () => {
    const model = scriptedModel([text('Hi')]);
    const first = call(model);
    const { calls } = model;
    model.reset();
    expect(model.calls).toEqual([]);
    expect(call(model)).toEqual(first);
    expect(calls).toHaveLength(1);
  });

  it('should keep the requests without reading their input', () => {
    const request = Object.defineProperty(modelRequest(), 'input', {
      get: (): never => {
        throw new Error('The input was read.');
      },
    });
    const model = scriptedModel([text('Hi')]);
    expect(call(model, request)).toHaveLength(8);
    expect(model.calls[0]).toBe(request);
  });

  it('should make ids from a name of its own', () => {
    const model = scriptedModel([toolCall('clock')], { name: 'billing' });
    expect(model.name).toBe('billing');
    expect(call(model).at(-1)).toMatchObject({
      response: { id: 'resp_billing_1', output: [{ id: 'fc_billing_1_0', call_id: 'call_billing_1_0' }] },
    });
  });

  it('should make no event after it is unsubscribed', () => {
    const seen: string[] = [];
    const model = scriptedModel([text('Hello', { deltas: 5 })]);
    model
      .stream(modelRequest())
      .pipe(take(2))
      .subscribe({ next: ({ type }) => seen.push(type), complete: () => seen.push('complete') });
    expect(seen).toEqual(['response.created', 'response.output_item.added', 'complete']);
  });

  it(
    'should space its events in virtual time',
    marbles(({ expectObservable }) => {
      const model = scriptedModel([toolCall('clock')], { chunkDelayMs: 2 });
      const expected = '--e-e-e-e-e-(c|)';
      expectObservable(model.stream(modelRequest()).pipe(letters)).toBe(expected);
    }),
  );

  it(
    'should space an error as well',
    marbles(({ expectObservable }) => {
      const model = scriptedModel([error('cut', toolCall('clock')), error('cut')], { chunkDelayMs: 2 });
      const first = '   --e-e-e-e-e-#';
      const second = '  --#';
      expectObservable(model.stream(modelRequest()).pipe(letters)).toBe(first, undefined, 'cut');
      expectObservable(model.stream(modelRequest())).toBe(second, undefined, 'cut');
    }),
  );

  it(
    'should give no event after it is unsubscribed in between',
    marbles(({ expectObservable }) => {
      const model = scriptedModel([text('Hi')], { chunkDelayMs: 10 });
      const unsub = '   15ms !';
      const expected = '10ms e';
      expectObservable(model.stream(modelRequest()).pipe(letters), unsub).toBe(expected);
    }),
  );

  it("should stop its timer, which is the request's scheduler's, when it is unsubscribed", () => {
    const timers: Subscription[] = [];
    const scheduler: SchedulerLike = {
      now: () => asyncScheduler.now(),
      schedule: (...args: Parameters<SchedulerLike['schedule']>) => {
        const timer = asyncScheduler.schedule(...args);
        timers.push(timer);
        return timer;
      },
    };
    const model = scriptedModel([text('Hi')], { chunkDelayMs: 10 });
    const subscription = model.stream(modelRequest({ scheduler })).subscribe();
    expect(timers.map(({ closed }) => closed)).toEqual([false]);
    subscription.unsubscribe();
    expect(timers.map(({ closed }) => closed)).toEqual([true]);
  });

  it(
    'should stream a step that is a stream in its own time',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const events = responseEvents(response([]));
      const e1 = cold('     --a-(b|)', byLetter(events));
      const e1subs = '      ^---!';
      const expected = '    --e-(c|)';
      const model = scriptedModel([e1], { chunkDelayMs: 5 });
      expectObservable(model.stream(modelRequest()).pipe(letters)).toBe(expected);
      expectSubscriptions(e1.subscriptions).toBe(e1subs);
    }),
  );

  it(
    'should unsubscribe such a stream',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const e1 = cold<ModelEvent>('--a--b--', byLetter(responseEvents(response([]))));
      const unsub = '              ---!';
      const e1subs = '             ^--!';
      const expected = '           --e-';
      expectObservable(scriptedModel([e1]).stream(modelRequest()).pipe(letters), unsub).toBe(expected);
      expectSubscriptions(e1.subscriptions).toBe(e1subs);
    }),
  );

  it('should take a stream that hangs, as a cut connection does', () => {
    const half = responseEvents(text('Hi')).slice(0, 3);
    const hanging$: Observable<ModelEvent> = concat(from(half), NEVER);
    const events: ModelEvent[] = [];
    const complete = jest.fn();
    const subscription = scriptedModel([hanging$])
      .stream(modelRequest())
      .subscribe({ next: (event) => events.push(event), complete });
    expect(events).toEqual(half);
    expect(complete).not.toHaveBeenCalled();
    subscription.unsubscribe();
  });
});
