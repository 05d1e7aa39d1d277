import { isAgentsError, ModelError, ToolCallError, type FailedRunResult } from 'rxagents';
import { runErrorOf } from '../../src/run/runErrorOf.js';

const partial = { status: 'failed', runId: 'run_1' } as FailedRunResult;
const other = { status: 'failed', runId: 'run_2' } as FailedRunResult;

describe('runErrorOf', () => {
  it('should be the very error, with the result so far', () => {
    const thrown = new ModelError('HTTP 429', { status: 429 });
    const error = runErrorOf(thrown, partial);
    expect(error).toBe(thrown);
    expect(error.partial).toBe(partial);
    // A log of the error is not a log of the whole run.
    expect(JSON.stringify(error)).not.toContain('run_1');
  });

  it('should make a typed error of anything else', () => {
    const cause = new TypeError('not a function');
    expect(runErrorOf(cause, partial)).toMatchObject({ name: 'CallbackError', unit: 'run', cause, partial });
  });

  it('should give one error that ends several runs a result in each', () => {
    const thrown = new ToolCallError('t', 'a', new Error('x'));
    const first = runErrorOf(thrown, partial);
    const second = runErrorOf(thrown, other);
    expect([first.partial, second.partial]).toEqual([partial, other]);
    expect(second).not.toBe(first);
    expect(second).toBeInstanceOf(ToolCallError);
    expect(isAgentsError(second)).toBe(true);
    expect(second).toMatchObject({
      name: 'ToolCallError',
      message: thrown.message,
      toolName: 't',
      stack: thrown.stack,
    });
  });

  it('should leave a frozen error alone', () => {
    const thrown = Object.freeze(new ModelError('HTTP 429'));
    expect(runErrorOf(thrown, partial)).toMatchObject({ message: 'HTTP 429', partial });
    expect('partial' in thrown).toBe(false);
    const taken = Object.freeze(runErrorOf(new ModelError('HTTP 500'), partial));
    expect(runErrorOf(taken, other).partial).toBe(other);
  });
});
