import * as main from 'rxagents';
import * as openai from 'rxagents/openai';
import * as testing from 'rxagents/testing';

// What users can import: a name that is added, renamed or lost changes a list here.
describe('public API', () => {
  it('should be what rxagents exports', () => {
    expect(Object.keys(main).sort()).toEqual([
      'Agent',
      'AgentsError',
      'CallbackError',
      'MaxTurnsExceededError',
      'ModelBehaviorError',
      'ModelError',
      'ModelIncompleteError',
      'ModelRefusalError',
      'ToolCallError',
      'ToolTimeoutError',
      'UserError',
      'fromAbortSignal',
      'fromAsyncIterable',
      'handoff',
      'intercept',
      'isAgentsError',
      'isRunItemEvent',
      'lastValueFrom',
      'progress',
      'run',
      'textDeltas',
      'toAsyncIterable',
      'tool',
    ]);
  });

  it('should be what rxagents/openai exports', () => {
    expect(Object.keys(openai).sort()).toEqual(['openai']);
  });

  it('should be what rxagents/testing exports', () => {
    expect(Object.keys(testing).sort()).toEqual([
      'byLetter',
      'error',
      'failed',
      'hostedCall',
      'incomplete',
      'item',
      'json',
      'reasoning',
      'refusal',
      'response',
      'responseEvents',
      'scriptedModel',
      'text',
      'toolCall',
      'usage',
    ]);
  });
});
