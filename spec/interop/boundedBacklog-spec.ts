import { boundedBacklog } from '../../src/interop/boundedBacklog.js';
import { finished } from './events.js';

describe('boundedBacklog', () => {
  it('should answer with a UserError that names the remedies once more than max events wait', () => {
    const backlog = boundedBacklog<unknown>(2);
    expect([backlog.push('a'), backlog.push('b')]).toEqual([undefined, undefined]);
    expect(backlog.push('c')).toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/more than 2 unread events.*raise max.*coalesce/),
    });
  });

  it('should keep the event that was one too many', () => {
    const backlog = boundedBacklog<unknown>(0);
    expect(backlog.push('a')).toBeDefined();
    expect([backlog.size, backlog.shift()]).toEqual([1, 'a']);
  });

  it('should have room again once events were read', () => {
    const backlog = boundedBacklog<unknown>(1);
    backlog.push('a');
    backlog.shift();
    expect(backlog.push('b')).toBeUndefined();
  });

  it('should always take the event that ends a run', () => {
    const backlog = boundedBacklog<unknown>(1);
    backlog.push('a');
    expect(backlog.push(finished)).toBeUndefined();
  });
});
