import { of } from 'rxjs';
import { requireObservable } from '../../src/interop/requireObservable.js';

describe('requireObservable', () => {
  it('should let an Observable pass', () => {
    expect(() => {
      requireObservable(of(1), 'lastValueFrom()');
    }).not.toThrow();
  });

  it.each([
    [undefined, 'a value of type undefined'],
    [null, 'null'],
    [42, 'a value of type number'],
    [Promise.resolve(), 'a promise'],
    [{}, 'an object without subscribe()'],
  ])('should refuse %p, and say what it is and what to pass', (value, described) => {
    expect(() => {
      requireObservable(value, 'lastValueFrom()');
    }).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: `lastValueFrom() was given ${described}, which is not an Observable. Pass what run() returns: lastValueFrom(run(agent, input)).`,
      }),
    );
  });
});
