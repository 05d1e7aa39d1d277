import {
  MaxTurnsExceededError,
  ModelBehaviorError,
  ModelError,
  ModelIncompleteError,
  ModelRefusalError,
  type RunErrorHandlers,
} from 'rxagents';
import { errorHandlerOf, HANDLER_NAMES } from '../../src/run/errorHandlerOf.js';

const handlers: RunErrorHandlers = Object.fromEntries(HANDLER_NAMES.map((name) => [name, () => name]));
const toldBy = (error: unknown, given: RunErrorHandlers = handlers): unknown => {
  const found = errorHandlerOf(error, given);
  return found && [found.kind, found.handle({} as never)];
};

describe('errorHandlerOf', () => {
  it.each<[string, Error]>([
    ['maxTurns', new MaxTurnsExceededError(1)],
    ['modelRefusal', new ModelRefusalError('No')],
    ['modelIncomplete', new ModelIncompleteError('max_output_tokens')],
    ['invalidFinalOutput', new ModelBehaviorError('x', { isFinalOutput: true })],
  ])('should be %s for its error, and else the default', (name, error) => {
    expect(toldBy(error)).toEqual([name, name]);
    expect(toldBy(error, { default: () => 'default' })).toEqual([name, 'default']);
    expect(toldBy(error, {})).toBeUndefined();
    expect(errorHandlerOf(error)).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['other misbehaviour', new ModelBehaviorError('x')],
    ['a model that fails', new ModelError('x')],
    ['what only has the name', Object.assign(new Error('x'), { name: 'MaxTurnsExceededError' })],
    ['what is no error', undefined],
  ])('should be nothing for %s', (_what, error) => {
    expect(toldBy(error)).toBeUndefined();
  });

  it('should be one that fails where the handlers cannot be read', () => {
    const broken = {
      get maxTurns(): never {
        throw new Error('no handlers');
      },
    };
    expect(() => toldBy(new MaxTurnsExceededError(1), broken)).toThrow('no handlers');
    expect(errorHandlerOf(new MaxTurnsExceededError(1), broken)?.kind).toBe('maxTurns');
  });
});
