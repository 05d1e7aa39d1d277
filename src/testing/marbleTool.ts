import { asyncScheduler } from 'rxjs';
import { tool, type FunctionTool } from '../index.js';
import { drawn } from './drawn.js';
import { lettersOf } from './lettersOf.js';
import { momentsOf } from './momentsOf.js';

/**
 * A tool whose work is a marble diagram, drawn anew for each call: a frame is a millisecond, of virtual time in `runMarbles`. It takes
 * any arguments.
 *
 * As with every Observable that a tool returns, the last value is its output, and an earlier one becomes progress when the next arrives,
 * or at once where it is made by `progress()`.
 *
 * @param diagram in the syntax of RxJS's `TestScheduler`
 * @param values what the letters stand for; themselves by default
 * @param error what `#` errors with
 * @throws UserError when the diagram cannot be read or has a letter without a value
 *
 * ```ts
 * const slow = marbleTool('get_weather', '--p 997ms (r|)', { p: progress('asking'), r: '4 °C' });
 * const model = scriptedModel([toolCall('get_weather'), text('It is 4 °C.')]);
 * run(new Agent({ name: 'A', model, tools: [slow] }), 'How is the weather?').pipe(map(letterOf)).subscribe(console.log);
 * ```
 */
export function marbleTool(
  name: string,
  diagram: string,
  values?: Readonly<Record<string, unknown>>,
  error: unknown = new Error(`The tool "${name}" failed, as drawn.`),
): FunctionTool {
  const moments = momentsOf(diagram);
  const valueOf = lettersOf<unknown>(diagram, moments, values);
  return tool({
    name,
    description: `Works as drawn: ${diagram}`,
    parameters: { type: 'object' },
    strict: false,
    execute: () => drawn(moments, (mark) => (mark === '|' ? [] : [valueOf(mark)]), error, asyncScheduler),
  });
}
