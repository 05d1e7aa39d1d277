import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { newItemsOf } from '../../src/run/newItemsOf.js';

const said = (content: string): ResponseInputItem => ({ role: 'user', content });

describe('newItemsOf', () => {
  const [a, b, yes] = [said('a'), said('b'), said('yes')];
  const again = said('yes');

  it('should be the input, wherever it was put', () => {
    expect(newItemsOf([b, a, again], [a, yes], [b, again])).toEqual([b, again]);
  });

  it('should know what was copied by its content, as often as the session has it', () => {
    const copies = [said('yes'), said('yes')];
    expect(newItemsOf(copies, [yes], [])).toEqual([copies[1]]);
    expect(newItemsOf([yes, said('yes')], [yes], [])).toEqual([said('yes')]);
  });

  it('should take what a callback adds for new, and not miss what it drops', () => {
    expect(newItemsOf([said('note'), b], [a], [b, again])).toEqual([said('note'), b]);
  });
});
