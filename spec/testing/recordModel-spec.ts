import {
  asyncScheduler,
  concat,
  of,
  take,
  throwError,
  VirtualTimeScheduler,
  type Observable,
  type SchedulerLike,
} from 'rxjs';
import { Agent, run, type Model, type ModelEvent } from 'rxagents';
import { marbleModel, recordModel, responseEvents, response, runMarbles, scriptedModel, text } from 'rxagents/testing';
import { eventsOf } from '../helpers/eventsOf.js';
import { modelRequest } from '../helpers/modelRequest.js';

const recorded = (model: Model, use: (model: Model) => void): Record<string, unknown>[] => {
  const lines: string[] = [];
  use(recordModel(model, (line) => lines.push(line)));
  expect(lines.join('')).not.toContain('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};
const stream = (model: Model, scheduler: SchedulerLike = asyncScheduler) =>
  model.stream(modelRequest({ scheduler })) as Observable<ModelEvent>;

describe('recordModel', () => {
  it('should answer as the model does, under its name', () => {
    const model = recordModel(scriptedModel([text('Hi')], { name: 'inner' }), () => undefined);
    expect(model.name).toBe('inner');
    expect(eventsOf(run(new Agent({ name: 'A', model }), 'Hi')).at(-1)).toMatchObject({
      result: { finalOutput: 'Hi' },
    });
  });

  it('should write what careless servers send', () => {
    const events = [
      { type: 'response.completed' },
      { type: 'response.completed', response: {} },
    ] as unknown as ModelEvent[];
    const lines = recorded({ name: 'm', stream: () => of(...events) }, (model) => stream(model).subscribe());
    expect(lines.slice(1, 3)).toMatchObject(events.map((event) => ({ event })));
  });

  it('should write what was asked, each event and the end, with their times', () => {
    runMarbles(({ expectObservable, flush }) => {
      const lines = recorded(marbleModel('--H 97ms (i|)'), (model) => {
        expectObservable(stream(model), '^').toEqual(stream(marbleModel('--H 97ms (i|)')));
        flush();
      });
      expect(lines[0]).toEqual({
        call: 0,
        request: { model: 'marbles', input: ['user'], tools: [], handoffs: [] },
      });
      expect(lines.slice(1, -1).map(({ at }) => at)).toEqual([2, 2, 2, 2, 100, 100, 100, 100, 100]);
      expect(lines[1]).toMatchObject({ call: 0, at: 2, event: { type: 'response.created' } });
      expect(lines.at(-1)).toEqual({ call: 0, at: 100, end: 'complete' });
    });
  });

  it('should write how a call was cut, by whom, and each attempt as a call', () => {
    const scheduler = new VirtualTimeScheduler();
    const lines = recorded(scriptedModel([text('Hi'), text('Hi')]), (model) => {
      stream(model, scheduler).pipe(take(1)).subscribe();
      stream(model, scheduler).subscribe().unsubscribe();
    });
    expect(lines.filter(({ end }) => end)).toEqual([
      { call: 0, at: 0, end: 'unsubscribed' },
      { call: 1, at: 0, end: 'complete' },
    ]);
    expect(lines.filter(({ event }) => event)).toHaveLength(9);
  });

  it.each<[string, Model]>([
    [
      'errs',
      {
        name: 'm',
        stream: () =>
          concat(
            of(responseEvents(text('Hi'))[0]!),
            throwError(() => new Error('cut')),
          ),
      },
    ],
    [
      'throws',
      {
        name: 'm',
        stream: () => {
          throw new Error('cut');
        },
      },
    ],
  ])('should write what a model that %s erred with', (_what, broken) => {
    const errors: unknown[] = [];
    const lines = recorded(broken, (model) =>
      stream(model).subscribe({ error: (error: unknown) => errors.push(error) }),
    );
    expect(errors).toEqual([new Error('cut')]);
    expect(lines.at(-1)).toMatchObject({ end: 'error', error: { name: 'Error', message: 'cut' } });
  });

  it('should write down no headers that a response repeats', () => {
    const [created] = responseEvents(response([]));
    const tools = [{ type: 'mcp', server_label: 'x', headers: { Authorization: 'Bearer abc' } }];
    const begun = (created as { response: object }).response;
    const leaky = { ...created, response: { ...begun, tools } } as unknown as ModelEvent;
    const lines = recorded({ name: 'm', stream: () => [leaky] }, (model) => stream(model).subscribe());
    expect(JSON.stringify(lines)).not.toMatch(/abc/);
    expect(lines[1]).toMatchObject({ event: { response: { tools: [{ type: 'mcp', server_label: 'x' }] } } });
  });
});
