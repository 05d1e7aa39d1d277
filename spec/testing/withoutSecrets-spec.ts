import { withoutSecrets } from '../../src/testing/withoutSecrets.js';

describe('withoutSecrets', () => {
  it('should leave out what may hold a secret, by its name, however deep', () => {
    const names = [
      'apiKey',
      'api_key',
      'OPENAI_API_KEY',
      'headers',
      'extraHeaders',
      'Authorization',
      'access_token',
      'token',
    ];
    const more = ['idToken', 'password', 'clientSecret', 'Cookie', 'credentials', 'privateKey', 'bearer'];
    const secrets = Object.fromEntries([...names, ...more].map((name) => [name, 'secret']));
    expect(withoutSecrets({ a: [{ ...secrets, b: 1 }], ...secrets })).toEqual({ a: [{ b: 1 }] });
  });

  it('should keep the rest', () => {
    const rest = {
      maxTokens: 7,
      temperature: null,
      metadata: { user: 'x' },
      text: 'headers',
      list: [1, 'token'],
      promptCacheKey: 'k',
    };
    expect(withoutSecrets(rest)).toEqual(rest);
    expect(withoutSecrets('apiKey')).toBe('apiKey');
  });
});
