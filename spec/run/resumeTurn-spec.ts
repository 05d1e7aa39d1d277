import { map, type Observable } from 'rxjs';
import { Agent, type FunctionTool, type Interceptor, type RunItem } from 'rxagents';
import { scriptedModel } from 'rxagents/testing';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import { runProgressOf, type RunProgress } from '../../src/run/RunProgress.js';
import { responseInProgress } from '../../src/run/ResponseInProgress.js';
import { resumeTurn } from '../../src/run/resumeTurn.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall } from '../helpers/rawItems.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const [a, b] = [functionCall('a', 'look_up', '{"word":"a"}'), functionCall('b', 'look_up', '{"word":"b"}')];
const PASS = { tripwireTriggered: false };
const LETTERS: Record<string, string> = { run_again: 'a', verdict_awaited: 'w', verdict_given: 'g' };

function resuming(
  earlier: readonly RunItem[],
  tool: FunctionTool<never>,
  overrides: Partial<RunEnvironment> = {},
  before: Partial<RunProgress> = {},
): Observable<string> {
  const model = scriptedModel([]);
  const agent = new Agent({ name: 'A', model, tools: [tool], handoffs: [new Agent({ name: 'B' })] });
  const current = {
    handoffNames: ['transfer_to_b'],
    response: responseInProgress(),
    firstItem: 0,
    earlier,
    isBilled: true,
  };
  const progress = { ...runProgressOf(agent, []), turn: 3, current, ...before };
  return resumeTurn(progress, environment({ agent, ...overrides })).pipe(
    map((element) => {
      expect(model.calls).toHaveLength(0);
      return element.type === 'run_item_stream_event' ? element.name : (LETTERS[element.type] ?? element.type);
    }),
  );
}

describe('resumeTurn', () => {
  it(
    'should run the calls that have no output yet, and conclude, without the model',
    marbles(({ cold, expectObservable, expectSubscriptions, flush }) => {
      const work = cold('--(v|)');
      const words: unknown[] = [];
      const tool = toolNamed({}, ({ word }) => (words.push(word), work));
      const resumed$ = resuming([itemFrom(a), itemFrom(b), outputItem('a', 'ok')], tool);
      expectObservable(resumed$).toBe('--(oa|)', { o: 'tool_output', a: 'a' });
      expectObservable(resumed$, '^-!').toBe('--');
      expectSubscriptions(work.subscriptions).toBe(['^-!', '^-!']);
      flush();
      expect(words).toEqual(['b', 'b']);
    }),
  );

  it(
    'should hand over where that is what was left to do',
    marbles(({ expectObservable }) => {
      const handoff = itemFrom(functionCall('h', 'transfer_to_b'));
      expectObservable(resuming([handoff], toolNamed())).toBe('(wo|)', { w: 'handoff_occurred', o: 'handoff' });
    }),
  );

  it(
    'should ask the guardrails of the input again where their verdict is due, and hold early tools until then',
    marbles(({ cold, expectObservable }) => {
      const asked = cold('-----(p|)', { p: PASS });
      const inputGuardrails = [{ name: 'g', execute: () => asked }];
      const due = { isVerdictAwaited: true };
      const values = { w: 'w', g: 'g', o: 'tool_output', a: 'a' };
      expectObservable(resuming([itemFrom(a)], toolNamed(), { inputGuardrails }, due)).toBe('(wo)-(ga|)', values);
      const onCall = { inputGuardrails, toolStart: 'on_call' } as const;
      expectObservable(resuming([itemFrom(a)], toolNamed(), onCall, due)).toBe('w----(goa|)', values);
      expectObservable(resuming([itemFrom(a)], toolNamed(), onCall)).toBe('(oa|)', values);
    }),
  );

  it('should be the unit of the turn that was left', () => {
    const { interceptor, units } = unitRecorder();
    const agents: unknown[] = [];
    const noting: Interceptor = ({ agent }, work$) => (agents.push(agent), work$);
    resuming([itemFrom(a)], toolNamed(), { interceptors: [interceptor, noting] }).subscribe();
    expect(agents).toEqual([{ name: 'A' }, { name: 'A' }]);
    expect(units).toEqual([
      { kind: 'turn', name: 'A', key: 'turn-3', input: { agent: 'A', turn: 3 } },
      { kind: 'tool_call', name: 'look_up', key: 'turn-3/tool/a', input: expect.objectContaining({ callId: 'a' }) },
    ]);
  });
});
