import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { letIn, remembered } from '../../src/run/letIn.js';
import { logItems, logOf } from '../../src/run/Log.js';
import { progressAfter } from '../helpers/progressAfter.js';

const hi: ResponseInputItem = { role: 'user', content: 'Hi' };
const more: ResponseInputItem = { role: 'user', content: 'And?' };

describe('letIn', () => {
  it('should add to the history, to what is to be saved and to what is to be sent, and leave the progress as it was', () => {
    const before = progressAfter();
    const after = letIn(before, [more]);
    expect(logItems(after.history)).toEqual([hi, more]);
    expect(after).toMatchObject({ unsaved: [more], unsent: [hi, more] });
    expect(logItems(before.history)).toEqual([hi]);
  });
});

describe('remembered', () => {
  it('should add to what models are sent too, where that is another history', () => {
    expect(remembered(progressAfter(), [more]).modelHistory).toBeUndefined();
    const { modelHistory } = remembered({ ...progressAfter(), modelHistory: logOf([]) }, [more]);
    expect(modelHistory && logItems(modelHistory)).toEqual([more]);
  });
});
