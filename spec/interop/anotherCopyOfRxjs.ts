import type * as rxjs from 'rxjs';

/** RxJS loaded a second time: other classes, so that `instanceof` is false of its Observables. */
export function anotherCopyOfRxjs(): typeof rxjs {
  let copy!: typeof rxjs;
  jest.isolateModules(() => {
    copy = jest.requireActual('rxjs');
  });
  return copy;
}
