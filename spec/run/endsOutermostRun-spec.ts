import { BudgetExceededError, ToolCallError, UserError } from 'rxagents';
import { anotherCopy } from '../helpers/anotherCopy.js';
import { endsOutermostRun, nestingErrorOf } from '../../src/run/endsOutermostRun.js';

describe('endsOutermostRun', () => {
  it('should be so for the end of a budget, and of the nesting', () => {
    expect(endsOutermostRun(new BudgetExceededError('tokens', 1, 2))).toBe(true);
    expect(endsOutermostRun(nestingErrorOf(['A', 'B']))).toBe(true);
  });

  it.each<[string, unknown]>([
    ['another error of ours', new UserError('x')],
    ["a tool's error", new ToolCallError('t', 'a', new Error('x'))],
    ['something that is no object', 'x'],
    ['nothing', undefined],
  ])('should not be so for %s', (_what, error) => {
    expect(endsOutermostRun(error)).toBe(false);
  });

  it('should know the error of another copy of the package', () => {
    const other = new (anotherCopy().BudgetExceededError)('tokens', 1, 2);
    expect(other).not.toBeInstanceOf(BudgetExceededError);
    expect(endsOutermostRun(other)).toBe(true);
  });

  it('should know a copy of the error', () => {
    const error = nestingErrorOf(['A', 'B']);
    const copy = Object.create(Object.getPrototypeOf(error), Object.getOwnPropertyDescriptors(error));
    expect(endsOutermostRun(copy)).toBe(true);
  });
});

describe('nestingErrorOf', () => {
  it('should name the way that leads nowhere', () => {
    const error = nestingErrorOf(['A', 'B', 'A']);
    expect(error).toMatchObject({
      name: 'UserError',
      message: 'Agents are nested more than 2 levels deep: A > B > A. Let one of them answer by itself.',
    });
    expect(Object.keys(error)).toEqual(Object.keys(new UserError('x')));
  });
});
