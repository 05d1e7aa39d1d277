import { promptWithHandoffInstructions, RECOMMENDED_PROMPT_PREFIX } from 'rxagents';

describe('promptWithHandoffInstructions', () => {
  it('should put the recommended prefix before the prompt', () => {
    expect(promptWithHandoffInstructions('Be brief.')).toBe(`${RECOMMENDED_PROMPT_PREFIX}\n\nBe brief.`);
  });

  it('should name the functions as they are named by default', () => {
    expect(RECOMMENDED_PROMPT_PREFIX).toContain('transfer_to_');
  });
});
