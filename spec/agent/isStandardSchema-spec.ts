import * as z from 'zod';
import { isStandardSchema } from '../../src/agent/isStandardSchema.js';
import type { Schema } from '../../src/agent/Schema.js';

describe('isStandardSchema', () => {
  it('should tell schemas that validate from plain JSON Schema', () => {
    expect(isStandardSchema(z.string())).toBe(true);
    expect(isStandardSchema(Object.assign(() => 1, { '~standard': {} }) as unknown as Schema)).toBe(true);
    expect(isStandardSchema({ type: 'object' })).toBe(false);
    expect(isStandardSchema(undefined as unknown as Schema)).toBe(false);
  });
});
