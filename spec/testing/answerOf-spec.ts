import { asyncScheduler } from 'rxjs';
import type { ModelEvent } from 'rxagents';
import { byLetter, error, responseEvents, text } from 'rxagents/testing';
import { answerOf } from '../../src/testing/answerOf.js';
import { marbles } from '../helpers/marbles.js';

describe('answerOf', () => {
  const options = { responseId: 'resp_1', pauseMs: 2, scheduler: asyncScheduler };
  const events = responseEvents(text('Hi'));

  it(
    'should stream the events of a response',
    marbles(({ expectObservable }) => {
      const expected = '--a-b-c-d-e-f-g-(h|)';
      expectObservable(answerOf(text('Hi'), options)).toBe(expected, byLetter<ModelEvent>(events));
    }),
  );

  it(
    'should stop short of the terminal event of a call that errors',
    marbles(({ expectObservable }) => {
      const expected = '--a-b-c-d-e-f-g-#';
      expectObservable(answerOf(error('cut', text('Hi')), options)).toBe(expected, byLetter<ModelEvent>(events), 'cut');
    }),
  );

  it(
    'should leave a stream its own time, and its error',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const e1 = cold<ModelEvent>('-ab-#', byLetter(events));
      const e1subs = '             ^---!';
      const expected = '           -ab-#';
      expectObservable(answerOf(e1, options)).toBe(expected, byLetter<ModelEvent>(events));
      expectSubscriptions(e1.subscriptions).toBe(e1subs);
    }),
  );
});
