import { Agent, run, tool, type RunStateJson } from '../../src/index.js';
import { isRunStateJson } from '../../src/run/isRunStateJson.js';
import { scriptedModel, text, toolCall } from '../../src/testing/index.js';
import { resultOf } from '../helpers/eventsOf.js';

/** A state with something in each of its parts. */
function stateJson(): RunStateJson {
  const ask = (needsApproval: boolean, name: string) =>
    tool({ name, description: name, parameters: { type: 'object', properties: {} }, needsApproval, execute: () => 1 });
  const model = scriptedModel([toolCall('look'), [text('Wait.'), toolCall('look'), toolCall('pay')]]);
  const agent = new Agent({ name: 'A', model, tools: [ask(false, 'look'), ask(true, 'pay')] });
  return JSON.parse(JSON.stringify(resultOf(run(agent, 'Hi')).state)) as RunStateJson;
}

type Path = readonly (string | number)[];

function changed(path: Path, value: unknown): RunStateJson {
  const state = stateJson();
  const owner = path.slice(0, -1).reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], state);
  (owner as Record<string, unknown>)[String(path.at(-1))] = value;
  return state;
}

describe('isRunStateJson', () => {
  it('should accept what a run hands out', () => {
    expect(isRunStateJson(stateJson())).toBe(true);
  });

  it('should accept a message without a type', () => {
    expect(isRunStateJson(changed(['input', 0], { role: 'user', content: 'Hi' }))).toBe(true);
  });

  it.each<[Path, unknown]>([
    [['runId'], 5],
    [['turn'], 1.5],
    [['input', 0], null],
    [['history', 1], 'x'],
    [['history', 1, 'type'], 5],
    [['modelHistory'], null],
    [['toolUsers'], {}],
    [['usage'], null],
    [['usage', 'inputTokens'], 'x'],
    [['usage', 'inputTokensDetails'], null],
    [['usage', 'perRequest'], 1],
    [['usage', 'perRequest', 0], {}],
    [['usage', 'unfinished'], [null]],
    [['always'], { pay: null }],
    [['open'], null],
    [['open', 'output', 0], null],
    [['open', 'output', 0, 'type'], null],
    [['open', 'outputs', 0], null],
    [['open', 'outputs', 0, 'rawItem'], null],
    [['open', 'outputs'], {}],
    [['open', 'approvals'], {}],
    [['open', 'decisions'], { call: 1 }],
    [['open', 'nested'], { call: null }],
  ])('should refuse one whose %j is %j', (path, value) => {
    expect(isRunStateJson(changed(path, value))).toBe(false);
  });
});
