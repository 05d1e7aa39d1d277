import { sameJson } from '../../src/testing/sameJson.js';

describe('sameJson', () => {
  it('should take what is one and the same, or looks so when it is sent', () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    expect(sameJson(circular, circular)).toBe(true);
    expect(sameJson({ a: [1] }, { a: [1], b: undefined })).toBe(true);
  });

  it('should tell what differs', () => {
    expect(sameJson({ a: 1 }, { a: 2 })).toBe(false);
    expect(sameJson(undefined, {})).toBe(false);
  });
});
