import { responseIdOf } from '../../src/testing/responseIdOf.js';

describe('responseIdOf', () => {
  it('should count from 1, and have the name of the model where it has one', () => {
    expect([responseIdOf(0), responseIdOf(1, 'billing')]).toEqual(['resp_1', 'resp_billing_2']);
  });
});
