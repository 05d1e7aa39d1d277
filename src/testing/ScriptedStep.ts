import type { Observable } from 'rxjs';
import type { ModelEvent } from '../index.js';
import type { ScriptedError } from './error.js';
import type { ScriptedResponse } from './response.js';
import type { ScriptedItem } from './ScriptedItem.js';
import type { ScriptedUsage } from './ScriptedUsage.js';

/** What a response is written as: one item, a list of items (and its usage), or all of it. */
export type ResponseStep = ScriptedItem | readonly (ScriptedItem | ScriptedUsage)[] | ScriptedResponse;

/** The answer to one call: a response, an error, or a stream of raw events in a time of its own. */
export type ScriptedStep = ResponseStep | ScriptedError | Observable<ModelEvent>;
