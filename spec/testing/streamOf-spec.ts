import { of } from 'rxjs';
import { responseEvents, text } from 'rxagents/testing';
import { streamOf } from '../../src/testing/streamOf.js';
import { modelRequest } from '../helpers/modelRequest.js';

const events = responseEvents(text('Hi'));

describe('streamOf', () => {
  it('should take an Observable, a list, and what is both an Observable and iterable', () => {
    const both = Object.assign(of(...events), {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
    });
    for (const stream of [of(...events), events, both]) {
      const seen: unknown[] = [];
      streamOf({ name: 'm', stream: () => stream as never }, modelRequest()).subscribe((event) => seen.push(event));
      expect(seen).toEqual(events);
    }
  });

  it('should let go of an async iterable that is unsubscribed', async () => {
    const returned = jest.fn(() => Promise.resolve({ done: true, value: undefined }));
    const stream = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}), return: returned }) };
    streamOf({ name: 'm', stream: () => stream as never }, modelRequest())
      .subscribe()
      .unsubscribe();
    expect(returned).toHaveBeenCalledTimes(1);
  });
});
