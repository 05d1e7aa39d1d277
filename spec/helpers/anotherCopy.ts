import type * as rxagents from 'rxagents';

/** The package as an application has it that has it twice: its classes are others, and its names the same. */
export function anotherCopy(): typeof rxagents {
  let copy!: typeof rxagents;
  jest.isolateModules(() => {
    copy = jest.requireActual('../../src/index.js');
  });
  return copy;
}
