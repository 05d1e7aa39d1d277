import { requireApiName } from '../../src/agent/requireApiName.js';

describe('requireApiName', () => {
  it.each(['a', 'get_weather-2', '-', 'a'.repeat(64)])('should let %j pass', (name) => {
    expect(() => requireApiName(name, 'The name')).not.toThrow();
  });

  it.each(['', 'a b', 'a.b', 'é', 'a\n', 'a'.repeat(65), undefined, null, 1])('should refuse %j', (name) => {
    expect(() => requireApiName(name, 'The name')).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: `The name is ${JSON.stringify(name)}. The API takes 1 to 64 letters, digits, "_" or "-".`,
      }),
    );
  });
});
