import { entryOf, isSameView, runViewOf, viewStateOf, withFrame } from '../../src/view/ViewState.js';
import { message } from '../helpers/rawItems.js';
import { runEvents } from '../helpers/runEvents.js';
import { viewStateAfter } from '../helpers/viewAfter.js';

const { a, s } = runEvents;

describe('viewStateOf', () => {
  it('should begin with the messages given, as they are', () => {
    const [shown] = runViewOf(viewStateOf([{ role: 'user', content: 'Hi' }])).messages;
    expect(shown).toEqual({ id: 'message_0', role: 'user', text: 'Hi', isStreaming: false });
    const { messages } = runViewOf(viewStateOf([shown!, message('Hello')]));
    expect(messages).toMatchObject([{ text: 'Hi' }, { id: 'msg_1', text: 'Hello' }]);
    expect(messages[0]).toBe(shown);
  });
});

describe('runViewOf', () => {
  it('should be plain data, with fields that are absent rather than undefined', () => {
    for (const state of [viewStateOf(), viewStateAfter(a, s), withFrame(viewStateAfter(a), { status: 'stopped' })]) {
      const view = runViewOf(state);
      expect(Object.values(view)).not.toContain(undefined);
      expect(structuredClone(view)).toEqual(view);
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    }
    expect(Object.keys(runViewOf(viewStateOf()))).not.toContain('agent');
  });

  it('should show everything of a run that has ended, with an agent or without', () => {
    const ending = { status: 'failed', error: { name: 'E', message: 'm' }, finalOutput: undefined } as const;
    expect(runViewOf(withFrame(viewStateAfter(a), ending))).toMatchObject({ ...ending, agent: { name: 'A' } });
    expect(runViewOf(withFrame(viewStateOf(), ending))).toHaveProperty('finalOutput');
  });
});

describe('isSameView', () => {
  it('should tell what is to be seen from what is only remembered', () => {
    const state = viewStateAfter(a, s);
    expect(isSameView(state, state)).toBe(true);
    expect(isSameView(state, withFrame(state, { doneAt: 1, isOver: true }))).toBe(true);
    expect(isSameView(state, withFrame(state, { status: 'stopped' }))).toBe(false);
    expect(isSameView(state, { ...state, messages: viewStateOf().messages })).toBe(false);
  });
});

describe('entryOf', () => {
  it('should be of something that is complete', () => {
    expect(entryOf('x')).toEqual({ shown: 'x', place: undefined, isLive: false });
  });
});
