import { ModelRefusalError } from 'rxagents';

describe('ModelRefusalError', () => {
  it('should say what the model said', () => {
    const error = new ModelRefusalError('I cannot help with that.');
    expect(error).toMatchObject({ name: 'ModelRefusalError', refusal: 'I cannot help with that.' });
    expect(error.message).toContain('I cannot help with that.');
  });
});
