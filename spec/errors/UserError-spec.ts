import { UserError } from 'rxagents';

describe('UserError', () => {
  it('should say what it is told', () => {
    expect(new UserError('No model.')).toMatchObject({ name: 'UserError', message: 'No model.' });
  });
});
