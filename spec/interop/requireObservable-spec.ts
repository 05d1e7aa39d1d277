import { of } from 'rxjs';
import { requireObservable } from '../../src/interop/requireObservable.js';

describe('requireObservable', () => {
  it('should let an Observable pass', () => {
    expect(() => {
      requireObservable(of(1), 'lastValueFrom()');
    }).not.toThrow();
  });

  it.each([
    [undefined, '[object Undefined]'],
    [null, '[object Null]'],
    [42, '[object Number]'],
    [Promise.resolve(), '[object Promise]'],
    [{}, '[object Object]'],
  ])('should refuse %p, and say what it is and what to pass', (value, described) => {
    expect(() => {
      requireObservable(value, 'lastValueFrom()');
    }).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: `lastValueFrom() was given ${described}, not an Observable. Pass what run() returns.`,
      }),
    );
  });
});
