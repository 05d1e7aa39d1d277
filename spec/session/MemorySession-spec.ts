import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { MemorySession } from 'rxagents';
import { fakeSession } from '../helpers/fakeSession.js';
import { sessionContract } from '../helpers/sessionContract.js';

const said = (content: string): ResponseInputItem => ({ role: 'user', content });

describe('MemorySession', () => {
  sessionContract(() => new MemorySession());

  it('should go on from the items that it is given', () => {
    const items = [said('a')];
    const session = new MemorySession(items);
    items.push(said('b'));
    expect(session.getItems()).toEqual([said('a')]);
    expect(() => new MemorySession([null as never])).toThrow(expect.objectContaining({ name: 'UserError' }));
  });

  it('should hand out the same objects each time, for a provider keeps what it made of them', () => {
    const session = new MemorySession([said('a'), said('b')]);
    const items = session.getItems();
    expect(session.getItems()).not.toBe(items);
    session.addItems([said('c')]);
    expect(session.getItems()[0]).toBe(items[0]);
    expect(session.getItems(2)[0]).toBe(items[1]);
    expect(items).toHaveLength(2);
  });

  it('should hand out what nobody can change', () => {
    const [item] = new MemorySession([{ role: 'user', content: [{ type: 'input_text', text: 'Hi' }] }]).getItems();
    expect(Object.isFrozen(item)).toBe(true);
    expect(() => {
      (item as { content: { text: string }[] }).content[0]!.text = 'Ho';
    }).toThrow(TypeError);
  });

  it('should have a limit of its own, which another one replaces', () => {
    const session = new MemorySession([said('a'), said('b'), said('c')], { limit: 2 });
    expect(session.getItems()).toEqual([said('b'), said('c')]);
    expect(session.getItems(1)).toEqual([said('c')]);
    expect(session.getItems(Infinity)).toHaveLength(3);
    expect(() => new MemorySession([], { limit: -1 })).toThrow('The limit of a session is -1.');
  });

  it('should say what is wrong', () => {
    expect(() => new MemorySession().addItems('Hi' as never)).toThrow('something else than an array of items');
  });
});

describe('the session of these specs', () => {
  sessionContract(() => fakeSession());
});
