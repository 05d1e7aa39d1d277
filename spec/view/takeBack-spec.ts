import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { EMPTY } from 'rxjs';
import { MemorySession, type Session } from 'rxagents';
import { takeBack } from '../../src/view/takeBack.js';
import { fakeSession } from '../helpers/fakeSession.js';
import { marbles } from '../helpers/marbles.js';

const user = (content: string): ResponseInputItem => ({ role: 'user', content });
const said = ['Hi', 'Hello', 'Yes', 'Fine'].map(user);

/** What is left after taking back what came of an input. */
function leftOf(session: Session & { readonly items?: readonly ResponseInputItem[] }, content: string, added: number) {
  const endings: unknown[] = [];
  takeBack(session, [user(content)], added).subscribe({
    error: (thrown: unknown) => endings.push(thrown),
    complete: () => endings.push('|'),
  });
  expect(endings).toEqual(['|']);
  return session.items ?? session.getItems();
}

describe('takeBack', () => {
  it('should take the input and what came of it, and leave what was before', () => {
    expect(leftOf(fakeSession(said), 'Yes', 1)).toEqual(said.slice(0, 2));
    expect(leftOf(new MemorySession(said), 'Fine', 9)).toEqual(said.slice(0, 3));
    expect(leftOf(fakeSession([...said, user('Hi')]), 'Hi', 9)).toEqual(said);
  });

  it('should take nothing where the input was not saved, or only long before', () => {
    expect(leftOf(fakeSession(said), 'No', 9)).toEqual(said);
    expect(leftOf(fakeSession(said), 'Hi', 2)).toEqual(said);
    expect(leftOf(fakeSession(), 'Hi', 2)).toEqual([]);
  });

  it(
    'should take one after another where the session takes its time',
    marbles(({ expectObservable, flush }) => {
      const session = fakeSession(said, 2);
      expectObservable(takeBack(session, [user('Yes')], 1)).toBe('------|');
      flush();
      expect(session.items).toEqual(said.slice(0, 2));
    }),
  );

  it('should take nothing back of a run without input', () => {
    const session = fakeSession(said);
    takeBack(session, [], 9).subscribe();
    expect(session.items).toEqual(said);
  });

  it.each(['getItems', 'popItem'])('should name %s where it gives nothing', (method) => {
    const silent = Object.assign(new MemorySession(said), { [method]: () => EMPTY });
    const errors: unknown[] = [];
    takeBack(silent, [user('Fine')], 0).subscribe({ error: (error: unknown) => errors.push(error) });
    expect(errors).toMatchObject([{ name: 'UserError', message: expect.stringContaining(`session.${method}`) }]);
  });

  it('should pass on an error of the session', () => {
    const session = fakeSession(said);
    const broken = {
      ...session,
      items: [],
      popItem: () => {
        throw new Error('locked');
      },
    };
    let thrown: unknown;
    takeBack(broken, [user('Fine')], 0).subscribe({ error: (error: unknown) => (thrown = error) });
    expect(thrown).toMatchObject({ message: 'locked' });
  });
});
