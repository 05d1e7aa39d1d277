import { TestScheduler } from 'rxjs/testing';
import type { Message } from '../../src/testing/Message.js';
import { observableFailureOf } from '../../src/testing/observableFailureOf.js';

const messagesOf = (diagram: string, values?: object, error?: unknown): Message[] =>
  new TestScheduler(() => undefined).run(() => TestScheduler.parseMarbles(diagram, values, error, false, true));

describe('observableFailureOf', () => {
  it('should compare values through and through', () => {
    const values = { a: { b: [1] } };
    expect(
      observableFailureOf(messagesOf('-a|', values), messagesOf('-a|', { a: { b: [1] } }), values),
    ).toBeUndefined();
    expect(
      observableFailureOf(messagesOf('-#', {}, new Error('x')), messagesOf('-#', {}, new Error('x'))),
    ).toBeUndefined();
  });

  it.each<[string, object | undefined, string, object | undefined, string]>([
    ['-b', { b: 2 }, '-a', { a: 1 }, 'The Observable differs at 1 ms: expected a (1), got ? (2).'],
    ['-c', { c: 2 }, '-a', { a: 1, b: 2 }, 'The Observable differs at 1 ms: expected a (1), got b (2).'],
    ['-b', undefined, '-a', undefined, 'The Observable differs at 1 ms: expected a, got b.'],
    ['-b', { b: 'bc' }, '-a', undefined, 'The Observable differs at 1 ms: expected a, got ? ("bc").'],
    ['-b', { b: ['c'] }, '-a', undefined, 'The Observable differs at 1 ms: expected a, got ? (["c"]).'],
    ['-#', undefined, '-|', undefined, 'The Observable differs at 1 ms: expected | (complete), got # ("error").'],
  ])('should use the letters of the test (%#)', (actual, actualValues, expected, values, message) => {
    const failure = observableFailureOf(
      messagesOf(actual, actualValues),
      messagesOf(expected, values),
      values as never,
    );
    expect(failure?.split('\n')[0]).toBe(message);
  });
});
