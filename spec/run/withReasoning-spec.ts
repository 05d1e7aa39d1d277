import { withReasoning } from '../../src/run/withReasoning.js';
import { functionCall, message, reasoningItem } from '../helpers/rawItems.js';

describe('withReasoning', () => {
  const [thought, call, other] = [reasoningItem('rs_1'), functionCall('a'), reasoningItem('rs_2')];
  const said = message('Hi');

  it.each([
    ['the item after it is kept', [thought, call], [thought, call]],
    ['others stand between', [thought, other, call, said], [thought, other, call, said]],
  ])('should keep reasoning where %s', (_what, items, kept) => {
    expect(withReasoning(items, () => true)).toEqual(kept);
  });

  it('should leave out reasoning whose item is not kept, and what stands at the end', () => {
    expect(withReasoning([thought, call, said, other], (item) => item !== call)).toEqual([said]);
  });

  it('should ask of no reasoning, and leave the given list as it was', () => {
    const items = [thought, call];
    const isKept = jest.fn(() => true);
    withReasoning(items, isKept);
    expect(isKept.mock.calls).toEqual([[call]]);
    expect(items).toEqual([thought, call]);
  });
});
