import { BoundedBacklog } from '../../src/interop/BoundedBacklog.js';
import { finished } from './events.js';

describe('BoundedBacklog', () => {
  it('should throw a UserError that names the remedies once more than max events wait', () => {
    const backlog = new BoundedBacklog<unknown>(2);
    backlog.push('a');
    backlog.push('b');
    expect(() => {
      backlog.push('c');
    }).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringMatching(/more than 2 events.*coalesce/) }),
    );
  });

  it('should keep the event that was one too many', () => {
    const backlog = new BoundedBacklog<unknown>(0);
    expect(() => {
      backlog.push('a');
    }).toThrow();
    expect(backlog.shift()).toBe('a');
  });

  it('should have room again once events were read', () => {
    const backlog = new BoundedBacklog<unknown>(1);
    backlog.push('a');
    backlog.shift();
    expect(() => {
      backlog.push('b');
    }).not.toThrow();
  });

  it('should always take the event that ends a run', () => {
    const backlog = new BoundedBacklog<unknown>(1);
    backlog.push('a');
    expect(() => {
      backlog.push(finished);
    }).not.toThrow();
  });
});
