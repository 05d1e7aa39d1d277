import { take } from 'rxjs';
import { CallFailure } from '../../src/openai/CallFailure.js';
import { readText } from '../../src/openai/readText.js';
import { failed, pending, responseWith, settled } from './helpers/fakeClient.js';

const encoder = new TextEncoder();

/** An answer whose body gives these reads, one after another. */
function answering(...reads: readonly PromiseLike<unknown>[]) {
  const rest = [...reads];
  const cancel = jest.fn();
  const abort = jest.fn();
  const response = responseWith({ getReader: () => ({ read: () => rest.shift() ?? pending, cancel }) });
  return { answer: { response, abort }, abort, cancel };
}

const chunk = (value: Uint8Array | string) => settled({ done: false, value });
const end = settled({ done: true });

function read(answer: Parameters<typeof readText>[0]) {
  const log: unknown[] = [];
  const subscription = readText(answer).subscribe({
    next: (text) => log.push(text),
    error: (error: unknown) => log.push(error),
    complete: () => log.push('complete'),
  });
  return { log, subscription };
}

describe('readText', () => {
  it('should give bytes and strings as text, and what is left at the end', () => {
    const euro = encoder.encode('€');
    const { answer, abort } = answering(
      chunk(euro.subarray(0, 2)),
      chunk(euro.subarray(2)),
      chunk('x'),
      chunk(euro.subarray(0, 1)),
      end,
    );
    const { log } = read(answer);
    expect(log.filter((text) => text !== '')).toEqual(['€', 'x', '\ufffd', 'complete']);
    expect(abort).not.toHaveBeenCalled();
  });

  it('should abort the request and let go of the body on unsubscribe', () => {
    const { answer, abort, cancel } = answering(chunk('x'));
    const { log, subscription } = read(answer);
    subscription.unsubscribe();
    expect(log).toEqual(['x']);
    expect([abort, cancel].map((close) => close.mock.calls.length)).toEqual([1, 1]);
  });

  it('should take a chunk that holds nothing', () => {
    expect(read(answering(settled({ done: false }), chunk('x'), end).answer).log).toEqual(['x', '', 'complete']);
  });

  it('should read no further than it is listened to', () => {
    const body = jest.fn(() => chunk('x'));
    const response = responseWith({ getReader: () => ({ read: body, cancel: () => undefined }) });
    readText({ response, abort: () => undefined })
      .pipe(take(2))
      .subscribe();
    expect(body).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['before', [], true],
    ['after', [chunk('x')], false],
  ])('should tell whether a connection broke %s the first byte', (_when, chunks, beforeFirstByte) => {
    const cause = new TypeError('terminated');
    const { answer, abort } = answering(...chunks, failed(cause));
    const { log } = read(answer);
    const failure = log.at(-1) as CallFailure;
    expect(failure).toBeInstanceOf(CallFailure);
    expect(failure.message).toContain('connection broke');
    expect(failure.details).toEqual({ cause, beforeFirstByte });
    expect(abort).not.toHaveBeenCalled();
  });
});
