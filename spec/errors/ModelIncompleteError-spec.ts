import { ModelIncompleteError } from 'rxagents';

describe('ModelIncompleteError', () => {
  it('should give the reason in the words of the API', () => {
    const error = new ModelIncompleteError('max_output_tokens');
    expect(error).toMatchObject({ name: 'ModelIncompleteError', reason: 'max_output_tokens' });
    expect(error.message).toContain('incomplete: max_output_tokens.');
  });

  it.each([
    ['max_output_tokens', 'Raise maxTokens or use'],
    ['content_filter', 'Say it otherwise or use'],
  ])('should say what to do about %s', (reason, remedy) => {
    expect(new ModelIncompleteError(reason).message).toContain(remedy);
  });
});
