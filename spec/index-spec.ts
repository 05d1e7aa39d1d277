import * as main from 'rxagents';
import * as openai from 'rxagents/openai';
import * as sqlite from 'rxagents/sqlite';
import * as testing from 'rxagents/testing';

// What users can import: a name that is added, renamed or lost changes a list here.
describe('public API', () => {
  it('should be what rxagents exports', () => {
    expect(Object.keys(main).sort()).toEqual([
      'Agent',
      'AgentsError',
      'BudgetExceededError',
      'CallbackError',
      'InputGuardrailTripwireTriggered',
      'MaxTurnsExceededError',
      'MemorySession',
      'ModelBehaviorError',
      'ModelError',
      'ModelIncompleteError',
      'ModelRefusalError',
      'OutputGuardrailTripwireTriggered',
      'RECOMMENDED_PROMPT_PREFIX',
      'RunState',
      'RunTimeoutError',
      'ToolCallError',
      'ToolInputGuardrailTripwireTriggered',
      'ToolOutputGuardrailTripwireTriggered',
      'ToolTimeoutError',
      'UserError',
      'agentChanges',
      'budget',
      'coalesceDeltas',
      'continueWith',
      'conversation',
      'fallback',
      'finalOutput',
      'flattenNested',
      'fromAbortSignal',
      'fromAsyncIterable',
      'handoff',
      'hedge',
      'intercept',
      'isAgentsError',
      'isRunItemEvent',
      'lastValueFrom',
      'limitConcurrency',
      'ofAgent',
      'ofItem',
      'ofType',
      'partialOutput',
      'progress',
      'promptWithHandoffInstructions',
      'reasoningDeltas',
      'removeAllTools',
      'resultOf',
      'retry',
      'run',
      'runView',
      'shareRun',
      'text',
      'textDeltas',
      'timeouts',
      'toAsyncIterable',
      'tool',
      'toolArguments',
    ]);
  });

  it('should be what rxagents/openai exports', () => {
    expect(Object.keys(openai).sort()).toEqual(['openai']);
  });

  it('should be what rxagents/sqlite exports', () => {
    expect(Object.keys(sqlite).sort()).toEqual(['SqliteSession', 'openDatabase']);
  });

  it('should be what rxagents/testing exports', () => {
    expect(Object.keys(testing).sort()).toEqual([
      'CrashError',
      'RunGrammarError',
      'assertRunGrammar',
      'byLetter',
      'crashEverywhere',
      'error',
      'failed',
      'fakeSession',
      'hostedCall',
      'incomplete',
      'item',
      'itemEvent',
      'json',
      'letterOf',
      'marbleDiagram',
      'marbleDiagramOf',
      'marbleModel',
      'marbleTool',
      'rawEvent',
      'reasoning',
      'recordModel',
      'refusal',
      'replayModel',
      'response',
      'responseEvents',
      'runMarbles',
      'scriptedModel',
      'strictHistory',
      'text',
      'toolCall',
      'usage',
    ]);
  });
});
