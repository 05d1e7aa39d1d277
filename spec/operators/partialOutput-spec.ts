import { concat, from, of, retry, throwError, toArray, type Observable } from 'rxjs';
import * as z from 'zod';
import { Agent, handoff, intercept, partialOutput, run, UserError, type RunEvent } from 'rxagents';
import { json, responseEvents, scriptedModel, text, toolCall } from 'rxagents/testing';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { finishedOf, eventsOf } from '../helpers/eventsOf.js';
import { isPart } from '../helpers/isPart.js';
import { operatorContract } from '../helpers/operatorContract.js';
import { itemAdded, textDelta } from '../helpers/rawEvents.js';
import { message } from '../helpers/rawItems.js';
import { nested, raw, runEvents } from '../helpers/runEvents.js';
import { itemFrom } from '../helpers/runItems.js';

const Report = z.object({ title: z.string(), scores: z.array(z.number()) });
const reporter = new Agent({ name: 'Reporter', outputType: Report });
const updated = (agent: Agent): RunEvent => ({ type: 'agent_updated_stream_event', agent });
const whole = (written: string): RunEvent => runItemEvent(itemFrom(message(written)));

const events: Record<string, RunEvent> = {
  ...runEvents,
  a: updated(reporter),
  j: raw(textDelta('{"title":"O')),
  k: raw(textDelta('slo","scores":[1')),
  l: raw(textDelta(',2]}')),
  n: nested(raw(textDelta('{"title":"Inner"}'))),
  u: raw(textDelta('{"title":"Two"', { output_index: 1 })),
  w: whole('{"title":"Whole","scores":[]}'),
};

const values = {
  j: { title: 'O' },
  k: { title: 'Oslo', scores: [] },
  l: { title: 'Oslo', scores: [1, 2] },
  u: { title: 'Two' },
  w: { title: 'Whole', scores: [] },
};

function allOf<T>(value$: Observable<T>): T[] {
  let all: T[] = [];
  value$.pipe(toArray()).subscribe((seen) => (all = seen));
  return all;
}

describe('partialOutput', () => {
  operatorContract<unknown>({
    operator: () => partialOutput(),
    events,
    source: 'arjpknlwrjurwf|',
    expected: '--j-k-l--ju-w-|',
    values: { ...values },
  });

  describe('after a retraction', () => {
    operatorContract<unknown>({
      operator: () => partialOutput(Report),
      events,
      source: 'rjxjkwf|',
      expected: '-j-jk--|',
      values: { ...values },
    });
  });

  it('should give parts of the final output, the last of them all of it', () => {
    const outputType = z.object({
      title: z.string(),
      note: z.string().optional(),
      sections: z.array(z.object({ text: z.string(), score: z.number().nullable() })),
    });
    const output = {
      title: 'Weather "today" 😀',
      note: null,
      sections: [
        { text: 'Rain\n', score: 1.5 },
        { text: 'Sun', score: 2 },
      ],
    };
    const model = scriptedModel(() => json(output, { deltas: 40 }));
    const run$ = run(new Agent({ name: 'A', model, outputType }), 'Hi');
    const seen = allOf(run$.pipe(partialOutput()));
    const { note: _left, ...final } = output;
    expect(finishedOf(eventsOf(run$))).toMatchObject({ finalOutput: final });
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.filter((part) => !isPart(part, final))).toEqual([]);
    expect(seen[0]).toEqual({});
    expect(seen.at(-1)).toEqual(final);
  });

  it('should unwrap what is no object', () => {
    const listed = (agent: Agent): unknown[] =>
      allOf(of(updated(agent), raw(textDelta('{"response":[1,')), raw(textDelta('2]}'))).pipe(partialOutput()));
    expect(listed(new Agent({ name: 'A', outputType: z.array(z.number()) }))).toEqual([[1], [1, 2]]);
    expect(listed(new Agent({ name: 'A', outputType: z.object({ response: z.array(z.number()) }) }))).toEqual([
      { response: [1] },
      { response: [1, 2] },
    ]);
  });

  it('should have nothing of plain text, and of an agent of which it has only the name', () => {
    const text$ = of(raw(textDelta('{"a":1}')), whole('{"a":1}'));
    for (const agent of [new Agent({ name: 'Plain' }), { name: 'Reporter' }]) {
      const event: RunEvent = { type: 'agent_updated_stream_event', agent };
      expect(allOf(concat(of(event), text$).pipe(partialOutput()))).toEqual([]);
    }
  });

  it('should go by the output type that it is given, also where events have been over a wire', () => {
    const events$ = of(runEvents.a, raw(textDelta('{"response":["x"')));
    expect(allOf(events$.pipe(partialOutput(z.array(z.string()))))).toEqual([['x']]);
    const scores = { type: 'json_schema', name: 's', schema: { type: 'object' }, strict: false } as const;
    expect(allOf(of(raw(textDelta('{"x":null}'))).pipe(partialOutput(scores)))).toEqual([{ x: null }]);
  });

  it('should say at once what cannot be sent', () => {
    expect(() => partialOutput(z.record(z.string(), z.number()))).toThrow(UserError);
    expect(() => partialOutput(z.record(z.string(), z.number()))).toThrow('outputType of partialOutput(): the root');
  });

  it('should start again with a retry, and with each message', () => {
    const model = scriptedModel([
      concat(
        from(responseEvents(json({ title: 'Old', scores: [1] })).slice(0, -2)),
        throwError(() => new Error('cut')),
      ),
      [json({ title: 'Turn 1', scores: [] }), toolCall('nothing')],
      json({ title: 'Turn 2', scores: [] }),
    ]);
    const interceptors = [intercept('model_call', () => retry(1))];
    const run$ = run(reporter, 'Hi', { model, interceptors, toolNotFoundBehavior: 'return_error_to_model' });
    expect(allOf(run$.pipe(partialOutput()))).toEqual([
      { title: 'Old', scores: [1] },
      { title: 'Turn 1', scores: [] },
      { title: 'Turn 2', scores: [] },
    ]);
  });

  it('should follow a handoff to an agent of another output', () => {
    const model = scriptedModel([toolCall('transfer_to_reporter'), json({ title: 'T', scores: [] })]);
    const run$ = run(new Agent({ name: 'Front', handoffs: [handoff(reporter)] }), 'Hi', { model });
    expect(allOf(run$.pipe(partialOutput()))).toEqual([{ title: 'T', scores: [] }]);
  });

  it('should read a message whole where the model did not stream it', () => {
    const [first, ...others] = eventsOf(
      run(reporter, 'Hi', { model: scriptedModel([json({ title: 'T', scores: [1] })]) }),
    );
    const rest = others.filter(({ type }) => type !== 'raw_response_event');
    expect(allOf(of(first!, ...rest).pipe(partialOutput()))).toEqual([{ title: 'T', scores: [1] }]);
  });

  it('should keep messages apart that are written at the same time, or that one place is given to', () => {
    const at = (output_index: number, delta: string): RunEvent => raw(textDelta(delta, { output_index }));
    const seen = (...all: RunEvent[]): unknown[] => allOf(from(all).pipe(partialOutput(Report)));
    const [x, y] = [{ title: 'X' }, { title: 'Y' }];
    expect(seen(at(0, '{"title":'), at(1, '{"title":"Y'), at(0, '"X'))).toEqual([{}, y, x]);
    const begun = raw(itemAdded(message('')));
    expect(seen(begun, at(0, '{"title":"X'), begun, at(0, '{"title":"Y'))).toEqual([x, y]);
  });

  it('should go on to the end of text that is no JSON', () => {
    const model = scriptedModel([text('Sorry, no.', { deltas: 3 })]);
    const seen: unknown[] = [];
    run(reporter, 'Hi', { model })
      .pipe(partialOutput())
      .subscribe({ next: (value) => seen.push(value), error: (thrown: unknown) => seen.push((thrown as Error).name) });
    expect(seen).toEqual(['ModelBehaviorError']);
  });
});
