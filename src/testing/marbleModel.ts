import { defer, type SchedulerLike } from 'rxjs';
import { UserError, type ModelEvent } from '../index.js';
import { drawn } from './drawn.js';
import { lettersOf } from './lettersOf.js';
import { momentsOf } from './momentsOf.js';
import { responseIdOf } from './responseIdOf.js';
import { ResponseWriter, type ModelMarble } from './ResponseWriter.js';
import { scriptedModel, type ScriptedModel } from './scriptedModel.js';

/** Settings of a model that is drawn. */
export interface MarbleModelOptions {
  /** Default: `'marbles'`. Any other name is part of the ids, so that several models of one run have ids of their own. */
  readonly name?: string;
}

const DEFAULT_NAME = 'marbles';

/**
 * A model whose answers are marble diagrams, one for each call, a frame being a millisecond of the run's scheduler: virtual time in
 * `runMarbles`, real time elsewhere.
 *
 * What a letter stands for makes a valid stream: a string is a piece of the text of one message, which goes on with the next string;
 * an item (`text()`, `toolCall()`, `reasoning()`, ...) is written whole, or, where it has several `deltas`, one of them each time its
 * letter comes; `usage()` counts for the end; a whole response (`incomplete()`, `failed()`) ends it there. `response.created` comes
 * with the first letter. `|` completes what is open and the response, `#` cuts it. A raw event is sent as it is, and a diagram that
 * has nothing but raw events gets nothing added. Without `values` each letter is its own piece of text.
 *
 * @param diagrams in the syntax of RxJS's `TestScheduler`, one for each call
 * @param values what the letters stand for
 * @param error what `#` errors with
 * @throws UserError when a diagram cannot be read or has a letter without a value; when a call has no diagram, through its stream
 *
 * ```ts
 * const model = marbleModel(['--c|', '--a-b-|'], { c: toolCall('get_weather', { city: 'Oslo' }), a: 'It is ', b: '4 °C.' });
 * run(agent, 'What is the weather in Oslo?', { model }).pipe(textDeltas()).subscribe(console.log);
 * ```
 */
export function marbleModel(
  diagrams: string | readonly string[],
  values?: Readonly<Record<string, ModelMarble>>,
  error: unknown = new Error('The connection was cut.'),
  { name }: MarbleModelOptions = {},
): ScriptedModel {
  const list = typeof diagrams === 'string' ? [diagrams] : diagrams;
  const answers = list.map((diagram) => {
    const moments = momentsOf(diagram);
    const marbleOf = lettersOf(diagram, moments, values);
    return (responseId: string, scheduler: SchedulerLike) =>
      defer(() => {
        const writer = new ResponseWriter(responseId);
        const eventsOf = (mark: string) => (mark === '|' ? writer.end() : writer.write(marbleOf(mark), mark));
        return drawn<ModelEvent>(moments, eventsOf, error, scheduler);
      });
  });
  return scriptedModel(
    ({ scheduler }, index) => {
      const answer = answers[index];
      if (answer) return answer(responseIdOf(index, name), scheduler);
      throw new UserError(
        `The model "${name ?? DEFAULT_NAME}" has no answer to call ${index + 1}: it has ${list.length} diagram(s). Draw one for each call.`,
      );
    },
    { name: name ?? DEFAULT_NAME },
  );
}
