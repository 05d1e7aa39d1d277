import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { defer, lastValueFrom } from 'rxjs';
import { Agent, run, type Eventually, type Session } from 'rxagents';
import { scriptedModel, text } from 'rxagents/testing';
import { lastOf } from '../../src/interop/lastOf.js';
import { resultOf } from './eventsOf.js';
import { functionCall, message, reasoningItem } from './rawItems.js';

const said = (content: string): ResponseInputItem => ({ role: 'user', content });
const output = (callId: string): ResponseInputItem => ({ type: 'function_call_output', call_id: callId, output: 'x' });
const valueOf = <T>(ask: () => Eventually<T>): Promise<T> => lastValueFrom(defer(() => lastOf(ask(), 'session')));
const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** Items of every shape, as they come from the wire and from users. */
const conversation: ResponseInputItem[] = [
  { role: 'user', content: [{ type: 'input_text', text: `Æ "quoted" 😀 \\ \n \0 \u2028 ' \ud800` }] },
  { ...reasoningItem('rs_1'), encrypted_content: null },
  functionCall('a'),
  functionCall('b'),
  output('a'),
  output('b'),
  message('Done.', 'msg_1'),
  said(''),
];

/**
 * Specs of a session: what each may be relied on for.
 *
 * @param open gives a session that holds nothing, another one each time
 */
export function sessionContract(open: () => Session): void {
  const filled = async (items: readonly ResponseInputItem[] = conversation): Promise<Session> => {
    const session = open();
    await valueOf(() => session.addItems(items));
    return session;
  };
  const itemsOf = (session: Session, limit?: number) => valueOf(() => session.getItems(limit));

  it('should hold nothing at first', async () => {
    const session = open();
    expect(await itemsOf(session)).toEqual([]);
    expect(await itemsOf(session, 3)).toEqual([]);
    expect(await valueOf(() => session.popItem())).toBeUndefined();
    await valueOf(() => session.clearSession());
    expect(await itemsOf(session)).toEqual([]);
  });

  it('should give back what was added, as it was', async () => {
    expect(await itemsOf(await filled())).toEqual(conversation);
  });

  it('should keep the order in which items came', async () => {
    const session = await filled([said('0')]);
    for (const at of [1, 3, 5]) await valueOf(() => session.addItems([said(`${at}`), said(`${at + 1}`)]));
    await valueOf(() => session.addItems([]));
    expect(await itemsOf(session)).toEqual([0, 1, 2, 3, 4, 5, 6].map((at) => said(`${at}`)));
  });

  it('should take many items at once', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => said(`${at}`));
    const session = await filled(many);
    expect(await itemsOf(session)).toEqual(many);
    for (const limit of [2, 1000]) expect(await itemsOf(session, limit)).toEqual(many.slice(-limit));
  });

  describe('with a limit', () => {
    it('should give the latest items, oldest first', async () => {
      const session = await filled([said('a'), said('b'), said('c')]);
      expect(await itemsOf(session, 2)).toEqual([said('b'), said('c')]);
      for (const limit of [3, 4, 1000, Infinity]) expect(await itemsOf(session, limit)).toHaveLength(3);
      expect(await itemsOf(session, 0)).toEqual([]);
    });

    it('should leave out what the limit has cut apart', async () => {
      const session = await filled();
      const countsOf = (limits: number[]) => Promise.all(limits.map(async (n) => (await itemsOf(session, n)).length));
      // Before the answer: outputs without their calls, a call without its reasoning, both calls without it.
      expect(await countsOf([1, 2, 3, 4, 5, 6, 7, 8])).toEqual([1, 2, 2, 2, 2, 2, 7, 8]);
      expect(await itemsOf(session, 6)).toEqual(conversation.slice(-2));
    });

    it('should refuse one that is no number of items', async () => {
      const session = await filled();
      for (const limit of [-1, NaN, 1.5, -Infinity, '2' as never, null as never]) {
        await expect(itemsOf(session, limit)).rejects.toMatchObject({ name: 'UserError' });
      }
    });
  });

  it('should add all or none', async () => {
    const session = await filled([said('before')]);
    const circular: Record<string, unknown> = { role: 'user' };
    circular['self'] = circular;
    for (const wrong of [null, 'text', 4, undefined, [], circular, { role: 'user', content: 1n }]) {
      const added = [said('one'), said('two'), wrong as never];
      await expect(valueOf(() => session.addItems(added))).rejects.toMatchObject({ name: 'UserError' });
    }
    await expect(valueOf(() => session.addItems('text' as never))).rejects.toMatchObject({ name: 'UserError' });
    expect(await itemsOf(session)).toEqual([said('before')]);
  });

  it('should take the latest item out', async () => {
    const session = await filled([said('a'), said('b'), said('c')]);
    expect(await valueOf(() => session.popItem())).toEqual(said('c'));
    expect(await valueOf(() => session.popItem())).toEqual(said('b'));
    await valueOf(() => session.addItems([said('d')]));
    expect(await itemsOf(session)).toEqual([said('a'), said('d')]);
  });

  it('should hold nothing once it is cleared, and go on from there', async () => {
    const session = await filled();
    await valueOf(() => session.clearSession());
    expect(await itemsOf(session)).toEqual([]);
    expect(await valueOf(() => session.popItem())).toBeUndefined();
    await valueOf(() => session.addItems([said('new')]));
    expect(await itemsOf(session)).toEqual([said('new')]);
  });

  it('should not change with what was added or handed out', async () => {
    const added = clone(conversation);
    const session = await filled(added);
    spoil(added);
    expect(await itemsOf(session)).toEqual(conversation);
    spoil(await itemsOf(session));
    expect(await itemsOf(session)).toEqual(conversation);
  });

  it('should not mix with another', async () => {
    const one = await filled([said('one')]);
    const other = await filled([said('other')]);
    await valueOf(() => one.addItems([said('one more')]));
    expect(await itemsOf(one)).toEqual([said('one'), said('one more')]);
    expect(await valueOf(() => other.popItem())).toEqual(said('other'));
    await valueOf(() => other.clearSession());
    expect(await itemsOf(one)).toHaveLength(2);
  });

  it('should let a run go on from the one before', async () => {
    const session = open();
    const model = scriptedModel([text('Hello, Ada.'), text('Ada.')]);
    const agent = new Agent({ name: 'A', model });
    const { history } = resultOf(run(agent, 'I am Ada.', { session }));
    expect(await itemsOf(session)).toEqual(history);
    resultOf(run(agent, 'Who am I?', { session }));
    expect(model.calls[1]?.input).toEqual([...history, said('Who am I?')]);
    expect(await itemsOf(session)).toHaveLength(4);
  });
}

/** Changes all of a value that lets itself be changed. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    spoil(inner);
    Reflect.set(value, key, 'spoiled');
  }
  Reflect.set(value, 'added', true);
  if (Array.isArray(value)) Reflect.set(value, 'length', 0);
}
