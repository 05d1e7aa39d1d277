import { text } from 'rxagents';
import { operatorContract } from '../helpers/operatorContract.js';
import { runEvents } from '../helpers/runEvents.js';
import { raw } from '../helpers/runEvents.js';
import { textDelta } from '../helpers/rawEvents.js';

describe('text', () => {
  operatorContract({
    operator: text,
    events: { ...runEvents, u: raw(textDelta('Two', { output_index: 1 })) },
    source: 'arstmrsumf|',
    expected: '--st--su--|',
    values: { s: 'Hel', t: 'Hello', u: 'Two' },
  });

  describe('after a retraction', () => {
    operatorContract({
      operator: text,
      events: runEvents,
      source: 'arsxxtmf|',
      expected: '--se-t--|',
      values: { s: 'Hel', e: '', t: 'lo' },
    });
  });
});
