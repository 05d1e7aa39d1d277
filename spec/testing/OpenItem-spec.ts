import { hasDeltaLeft, itemEvents, nextPiece, restOf } from '../../src/testing/OpenItem.js';
import { text } from 'rxagents/testing';

const open = (deltas: number) => ({
  index: 0,
  events: itemEvents(text('Hello', { deltas }).streamAt({ outputIndex: 0, idSuffix: '1_0' }), 0),
  sent: 0,
});
const types = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type.replace('response.', ''));

describe('OpenItem', () => {
  it('should be sent delta by delta, then to its end', () => {
    const item = open(2);
    expect(types(nextPiece(item))).toEqual(['output_item.added', 'content_part.added', 'output_text.delta']);
    expect(hasDeltaLeft(item)).toBe(true);
    expect(types(nextPiece(item))).toEqual(['output_text.delta']);
    expect(hasDeltaLeft(item)).toBe(false);
    expect(types(restOf(item))).toEqual(['output_text.done', 'content_part.done', 'output_item.done']);
    expect(restOf(item)).toEqual([]);
  });

  it('should be sent whole where there is no delta left', () => {
    const item = open(1);
    nextPiece(item);
    expect(nextPiece(item)).toHaveLength(3);
  });
});
