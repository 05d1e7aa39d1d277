import { defer, of } from 'rxjs';
import {
  BudgetExceededError,
  CallbackError,
  ModelError,
  RunTimeoutError,
  ToolTimeoutError,
  type FunctionTool,
  type ToolCallDetails,
} from 'rxagents';
import { explainToolError } from '../../src/run/explainToolError.js';
import { anotherCopy } from '../helpers/anotherCopy.js';
import { environment } from '../helpers/environment.js';
import { functionCall } from '../helpers/rawItems.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { turnOf } from '../helpers/turnOf.js';

/** What the model is told, or the error that the run gets. */
function toldOf(tool: FunctionTool<never>, error: unknown, turn = turnOf()): unknown {
  let told: unknown;
  defer(() => explainToolError(turn, tool, functionCall('a', 'look_up'), error, (value) => value)).subscribe({
    next: (value) => (told = value),
    error: (thrown: unknown) => (told = thrown),
  });
  return told;
}

const thrown = new Error('no database');
const timeout = new ToolTimeoutError('look_up', 500);

describe('explainToolError', () => {
  it('should tell the model the message unless the tool says otherwise', () => {
    expect(toldOf(toolNamed(), thrown)).toContain('no database');
    expect(toldOf(toolNamed(), timeout)).toBe(timeout.message);
  });

  it("should make the error the run's where the errorFunction is null", () => {
    expect(toldOf(toolNamed({ errorFunction: null }), thrown)).toMatchObject({
      name: 'ToolCallError',
      toolName: 'look_up',
      callId: 'a',
      cause: thrown,
    });
    const ours = new ModelError('HTTP 500');
    expect(toldOf(toolNamed({ errorFunction: null }), ours)).toBe(ours);
  });

  it.each([
    ['raise_exception', timeout],
    ['error_as_result', timeout.message],
  ] as const)('should follow timeoutBehavior %s at a timeout, whatever the errorFunction', (timeoutBehavior, told) => {
    expect(toldOf(toolNamed({ timeoutBehavior, errorFunction: null }), timeout)).toBe(told);
  });

  it('should not take a timeout of another tool, which this one ran, for its own', () => {
    const nested = new ToolTimeoutError('other', 500);
    expect(toldOf(toolNamed({ timeoutBehavior: 'raise_exception' }), nested)).toBe(nested.message);
  });

  it('should not tell the model that the budget of the run is used up, whose end it is', () => {
    const spent = new BudgetExceededError('toolCalls', 1, 1);
    expect(toldOf(toolNamed(), spent)).toBe(spent);
    expect(toldOf(toolNamed({ errorFunction: () => 'Try later.' }), spent)).toBe(spent);
  });

  it('should know the errors of another copy of the package', () => {
    const { BudgetExceededError: Spent, CallbackError: Broken, ToolTimeoutError: Late } = anotherCopy();
    const [spent, broken, late] = [
      new Spent('toolCalls', 1, 1),
      new Broken('interceptor of run', thrown),
      new Late('look_up', 500),
    ];
    expect(toldOf(toolNamed(), spent)).toBe(spent);
    expect(toldOf(toolNamed(), broken)).toBe(broken);
    expect(toldOf(toolNamed({ timeoutBehavior: 'raise_exception' }), late)).toBe(late);
  });

  it('should tell the model of a time limit of the run as of any other error', () => {
    const late = new RunTimeoutError('tool', 5, 'tool_call "look_up"');
    expect(toldOf(toolNamed(), late)).toContain(late.message);
    expect(toldOf(toolNamed({ errorFunction: null }), late)).toBe(late);
  });

  it('should ask the errorFunction, with the context, the error and the call', () => {
    const context = { user: 'Ada' } as never;
    let given: unknown[] = [];
    const errorFunction = (...all: [unknown, unknown, ToolCallDetails]): unknown => {
      given = all;
      return of('first', 'Try later.');
    };
    const turn = turnOf({ env: environment({ context }) });
    expect(toldOf(toolNamed({ errorFunction }), thrown, turn)).toBe('Try later.');
    expect(given.slice(0, 2)).toEqual([context, thrown]);
    expect(given[2]).toMatchObject({ toolCall: { call_id: 'a' }, agent: { name: 'A' }, turn: 1 });
    expect((given[2] as ToolCallDetails).signal.aborted).toBe(false);
  });

  it('should ask the errorFunction through the interceptors', () => {
    const seen: unknown[] = [];
    const env = environment({ interceptors: [({ kind, key, name }, work$) => (seen.push([kind, key, name]), work$)] });
    toldOf(toolNamed({ errorFunction: () => 'told' }), thrown, turnOf({ env }));
    expect(seen).toEqual([['callback', 'turn-1/tool/a/error', 'errorFunction of tool "look_up"']]);
    toldOf(toolNamed(), thrown, turnOf({ env }));
    expect(seen).toHaveLength(1);
  });

  it('should be a CallbackError where the errorFunction throws', () => {
    const errorFunction = (): never => {
      throw new Error('worse');
    };
    expect(toldOf(toolNamed({ errorFunction }), thrown)).toMatchObject({
      name: 'CallbackError',
      unit: 'errorFunction of tool "look_up"',
    });
  });

  it('should tell the model of a callback of yours that threw, unless that was an interceptor', () => {
    const own = new CallbackError('customOutputExtractor of agent "B"', thrown);
    expect(toldOf(toolNamed(), own)).toContain(own.message);
    const foreign = new CallbackError('interceptor of turn-1/tool/a', thrown);
    expect(toldOf(toolNamed(), foreign)).toBe(foreign);
  });
});
