import { describeToolError } from '../../src/agent/describeToolError.js';
import { UserError } from '../../src/errors/UserError.js';

describe('describeToolError', () => {
  it('should ask the model to try again', () => {
    expect(describeToolError(undefined, new Error('No such city.'))).toBe(
      'An error occurred while running the tool. Please try again. Error: No such city.',
    );
    expect(describeToolError(undefined, 'plain')).toMatch(/Error: plain$/);
  });

  it("should pass on this library's own messages", () => {
    expect(describeToolError(undefined, new UserError('Not like that.'))).toBe('Not like that.');
  });
});
