import { ModelBehaviorError } from 'rxagents';

describe('ModelBehaviorError', () => {
  it('should hold what the model wrote, what is wrong with it, and the cause', () => {
    const details = { text: '{', issues: [{ message: 'cut', path: 'city' }], cause: new SyntaxError('{') };
    expect(new ModelBehaviorError('Not JSON.', details)).toMatchObject({
      name: 'ModelBehaviorError',
      message: 'Not JSON.',
      ...details,
    });
  });

  it('should leave absent what is not known', () => {
    const error = new ModelBehaviorError('Not JSON.');
    expect(['text', 'issues', 'cause'].filter((field) => field in error)).toEqual([]);
  });
});
