import { generateId } from '../../src/interop/generateId.js';

describe('generateId', () => {
  it('should be the prefix and 32 hexadecimal digits', () => {
    for (let i = 0; i < 200; i++) expect(generateId('run')).toMatch(/^run_[0-9a-f]{32}$/);
  });

  it('should be another one each time', () => {
    expect(new Set(Array.from({ length: 1000 }, () => generateId('msg'))).size).toBe(1000);
  });
});
