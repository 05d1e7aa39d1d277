import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { append } from './Log.js';
import type { RunProgress } from './RunProgress.js';

/** What does not come from a model, such as a steering message, is let in: it is part of the history from here on. */
export function letIn(progress: RunProgress, items: readonly ResponseInputItem[]): RunProgress {
  const { unsaved, unsent } = progress;
  return {
    ...progress,
    ...remembered(progress, items),
    unsaved: [...unsaved, ...items],
    unsent: [...unsent, ...items],
  };
}

/** The history with some more items, and what models are sent of it. */
export function remembered(
  { history, modelHistory }: Pick<RunProgress, 'history' | 'modelHistory'>,
  items: readonly ResponseInputItem[],
): Pick<RunProgress, 'history' | 'modelHistory'> {
  return {
    history: append(history, items),
    modelHistory: modelHistory && append(modelHistory, items),
  };
}
