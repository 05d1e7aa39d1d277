import { isProgress, progress } from '../../src/agent/progress.js';

describe('progress', () => {
  it('should mark a value as progress', () => {
    expect(progress('half').data).toBe('half');
    expect(isProgress(progress(undefined))).toBe(true);
  });
});

describe('isProgress', () => {
  it('should take the progress of another copy of this package', () => {
    expect(isProgress({ [Symbol.for('rxagents.progress')]: true, data: 1 })).toBe(true);
  });

  it('should take nothing else', () => {
    for (const value of [undefined, null, 'x', { data: 1 }, [], () => 1]) expect(isProgress(value)).toBe(false);
  });
});
