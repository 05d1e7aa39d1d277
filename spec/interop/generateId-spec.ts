import { generateId } from '../../src/interop/generateId.js';

describe('generateId', () => {
  it('should be the prefix and 32 hexadecimal digits', () => {
    for (let i = 0; i < 200; i++) expect(generateId('run')).toMatch(/^run_[0-9a-f]{32}$/);
  });

  it('should ask for random bytes for 64 at a time', () => {
    const asked = jest.spyOn(crypto, 'getRandomValues');
    for (let i = 0; i < 128; i++) generateId('run');
    expect(asked).toHaveBeenCalledTimes(2);
    asked.mockRestore();
  });

  it('should be another one each time', () => {
    expect(new Set(Array.from({ length: 1000 }, () => generateId('msg'))).size).toBe(1000);
  });
});
