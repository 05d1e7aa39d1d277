import { concat, from, map, NEVER, of, take, timer, type Observable } from 'rxjs';
import {
  Agent,
  conversation,
  handoff,
  MemorySession,
  tool,
  type Conversation,
  type ConversationOptions,
  type ConversationView,
  type ModelRequest,
} from 'rxagents';
import { error, responseEvents, scriptedModel, text, toolCall, type Script } from 'rxagents/testing';
import { fakeSession, kindOf } from '../helpers/fakeSession.js';
import { marbles } from '../helpers/marbles.js';

/** A conversation with a model that follows a script, and what was seen of it. */
function chatWith(script: Script, options: ConversationOptions = {}, chunkDelayMs = 0) {
  const model = scriptedModel(script, { chunkDelayMs });
  const chat = conversation(new Agent({ name: 'A', tools: [risky] }), { model, ...options });
  const views: ConversationView[] = [];
  const subscription = chat.view$.subscribe((view) => views.push(view));
  return { chat, model, views, subscription, last: () => views.at(-1)! };
}

const risky = tool({
  name: 'delete_all',
  description: '',
  parameters: { type: 'object', properties: {} },
  needsApproval: true,
  execute: () => 'gone',
});

const textsOf = ({ messages }: Pick<ConversationView, 'messages'>): string =>
  messages.map((each) => each.text).join(' | ');
const inputOf = ({ input }: ModelRequest): string[] =>
  input.map((item) => ('content' in item ? textOf(item.content) : kindOf(item)));
const textOf = (content: unknown): string =>
  typeof content === 'string' ? content : (content as { text: string }[]).map((part) => part.text).join('');
const answers: Script = ({ input }) => text(`${textOf((input.at(-1) as { content: unknown }).content)}!`);

describe('conversation', () => {
  it('should show a view at once, and each message with its answer behind those before', () => {
    const { chat, views, last, model } = chatWith(answers);
    expect(views).toHaveLength(1);
    expect(last()).toMatchObject({ status: 'idle', messages: [], queued: [] });
    chat.send('One');
    chat.send([{ role: 'user', content: 'Two' }]);
    expect(last()).toMatchObject({
      status: 'completed',
      finalOutput: 'Two!',
      usage: { requests: 2 },
      agent: { name: 'A' },
    });
    expect(last().messages.map(({ role, text: said }) => `${role}: ${said}`)).toEqual([
      'user: One',
      'assistant: One!',
      'user: Two',
      'assistant: Two!',
    ]);
    expect(model.calls.map(inputOf)).toEqual([['One'], ['One', 'One!', 'Two']]);
    const [before, after] = [views.find(({ status }) => status === 'completed'), last()];
    expect(after.messages[1]).toBe(before?.messages[1]);
  });

  it('should begin with nothing before somebody looks, and then with what waits', () => {
    const model = scriptedModel(answers);
    const chat = conversation(new Agent({ name: 'A' }), { model });
    chat.send('One');
    let seen: ConversationView | undefined;
    chat.view$.pipe(take(1)).subscribe((view) => (seen = view));
    expect(seen).toMatchObject({ status: 'idle', queued: ['One'] });
    expect(model.calls).toHaveLength(0);
    chat.view$.subscribe((view) => (seen = view));
    expect(seen).toMatchObject({ status: 'completed', queued: [] });
  });

  it('should make one run for all who look, and give each the view as it is', () => {
    const { chat, model, views } = chatWith(answers);
    const others: ConversationView[] = [];
    chat.send('One');
    chat.view$.subscribe((view) => others.push(view));
    expect(others).toEqual([views.at(-1)]);
    chat.send('Two');
    expect(others.at(-1)).toEqual(views.at(-1));
    expect(model.calls).toHaveLength(2);
  });

  it('should show messages from before, and remember in the session that it is given', () => {
    const items = [{ role: 'user' as const, content: 'Zero' }];
    const session = fakeSession(items);
    const { chat, last, model } = chatWith(answers, { session, messages: items });
    expect(textsOf(last())).toBe('Zero');
    chat.send('One');
    expect(textsOf(last())).toBe('Zero | One | One!');
    expect(model.calls.map(inputOf)).toEqual([['Zero', 'One']]);
    expect(session.items).toHaveLength(3);
  });

  it('should show a failure as a status, and go on after it', () => {
    const { chat, last } = chatWith([error(new Error('cut')), text('Two!')]);
    chat.send('One');
    expect(last()).toMatchObject({ status: 'failed', error: { name: 'ModelError' } });
    chat.send('Two');
    expect(last()).toMatchObject({ status: 'completed' });
    expect(last()).not.toHaveProperty('error');
    expect(textsOf(last())).toBe('One | Two | Two!');
  });

  it('should go on with the agent that was active last', () => {
    const model = scriptedModel([toolCall('transfer_to_b'), text('B here.'), text('Still B.')]);
    const b = new Agent({ name: 'B', instructions: 'Be B.' });
    const chat = conversation(new Agent({ name: 'A', handoffs: [handoff(b)] }), { model });
    let last: ConversationView | undefined;
    chat.view$.subscribe((view) => (last = view));
    chat.send('One');
    chat.send('Two');
    expect(last).toMatchObject({ agent: { name: 'B' }, finalOutput: 'Still B.' });
    expect(model.calls[2]).toMatchObject({ instructions: 'Be B.' });
  });

  it('should leave remembering to a server that does it', () => {
    const chained = chatWith(answers, { autoPreviousResponseId: true });
    const kept = chatWith(answers, { conversationId: 'conv_1' });
    for (const { chat, model } of [chained, kept]) {
      chat.send('One');
      chat.send('Two');
      expect(model.calls.map(inputOf)).toEqual([['One'], ['Two']]);
    }
    expect(chained.model.calls.map((call) => call.previousResponseId)).toEqual([undefined, 'resp_1']);
    expect(kept.model.calls.map((call) => call.conversationId)).toEqual(['conv_1', 'conv_1']);
    chained.chat.retryLast();
    expect(chained.model.calls[2]).toMatchObject({ previousResponseId: 'resp_1' });
  });

  it('should not let the stack grow with the runs, nor one view overtake another', () => {
    const model = scriptedModel(() => text('Next'));
    const chat = conversation(new Agent({ name: 'A' }), { model, session: forgetful });
    let runs = 0;
    const order: string[] = [];
    chat.view$.subscribe(({ status }) => {
      order.push(`a ${status}`);
      if (status === 'completed' && order.at(-2) !== 'a completed' && ++runs < 1_000) chat.send('More');
    });
    chat.view$.subscribe(({ status }) => order.push(`b ${status}`));
    chat.send('One');
    expect(model.calls).toHaveLength(1_000);
    expect(order.at(-1)).toBe('b completed');
  });

  describe('an input that comes while a run works', () => {
    const policies: [ConversationOptions['policy'], string][] = [
      ['queue', 'One | One! | Two | Two! | Three | Three!'],
      ['switch', 'One | Two | Three | Three!'],
      ['exhaust', 'One | One!'],
    ];
    it.each(policies)('should be treated by policy: %s', (policy, texts) =>
      marbles(({ flush }) => {
        const { chat, last } = chatWith(answers, { ...(policy && { policy }) }, 5);
        chat.send('One');
        timer(2).subscribe(() => {
          chat.send('Two');
          chat.send('Three');
        });
        flush();
        expect(last()).toMatchObject({ status: 'completed', queued: [] });
        expect(textsOf(last())).toBe(texts);
      })(),
    );

    it(
      'should wait in the view, in order',
      marbles(({ flush }) => {
        const { chat, views } = chatWith(answers, {}, 5);
        for (const input of ['One', 'Two', 'Three']) chat.send(input);
        flush();
        const waiting = [...new Set(views.map(({ queued }) => queued.map(String).join()))];
        expect(waiting).toEqual(['', 'Two', 'Two,Three', 'Three']);
      }),
    );

    it(
      'should be next once the run that it switches from has been saved',
      marbles(({ flush }) => {
        const session = fakeSession([], 3);
        const slow = scriptedModel([spoken('Partial'), text('Two!')]);
        const { chat, last } = chatWith([], { session, model: slow, policy: 'switch' });
        chat.send('One');
        timer(20).subscribe(() => {
          chat.send('Never');
          expect(last().queued).toEqual(['Never']);
          chat.send('Two');
          expect(last().queued).toEqual(['Two']);
        });
        flush();
        expect(textsOf(last())).toBe('One | Partial | Two | Two!');
        expect(session.items.map(kindOf)).toEqual(['user', 'message', 'user', 'message']);
        expect(slow.calls[1] && inputOf(slow.calls[1])).toEqual(['One', 'Partial', 'Two']);
      }),
    );

    it(
      'should be taken by exhaust once the run has ended',
      marbles(({ flush }) => {
        const { chat, last } = chatWith(answers, { policy: 'exhaust' }, 5);
        chat.send('One');
        timer(100).subscribe(() => chat.send('Two'));
        flush();
        expect(textsOf(last())).toBe('One | One! | Two | Two!');
      }),
    );
  });

  describe('stop', () => {
    it('should keep what was written, and go on with what waits', () => {
      const { chat, last, model } = chatWith([spoken('Partial'), text('Two!')]);
      chat.stop();
      chat.send('One');
      chat.send('Two');
      expect(last()).toMatchObject({ status: 'running', queued: ['Two'] });
      chat.stop();
      expect(last()).toMatchObject({ status: 'completed', queued: [] });
      expect(textsOf(last())).toBe('One | Partial | Two | Two!');
      expect(inputOf(model.calls[1]!)).toEqual(['One', 'Partial', 'Two']);
    });

    it(
      'should stop after the turn where that is asked for',
      marbles(({ flush }) => {
        const { chat, last } = chatWith(
          [toolCall('nothing'), text('More')],
          { toolNotFoundBehavior: 'return_error_to_model' },
          5,
        );
        chat.send('One');
        timer(2).subscribe(() => chat.stop('after_turn'));
        flush();
        expect(last()).toMatchObject({
          status: 'stopped',
          stopped: { mode: 'after_turn' },
          toolCalls: [{ status: 'done' }],
        });
      }),
    );

    it('should cut the run when the last one leaves, and go on with the next one who comes', () => {
      const { chat, subscription, views, model } = chatWith([spoken('Partial'), text('Two!')]);
      const other = chat.view$.subscribe();
      chat.send('One');
      chat.send('Two');
      subscription.unsubscribe();
      expect(model.calls[0]?.signal.aborted).toBe(false);
      other.unsubscribe();
      expect(model.calls[0]?.signal.aborted).toBe(true);
      expect(views.at(-1)?.status).toBe('running');
      const later: ConversationView[] = [];
      chat.view$.subscribe((view) => later.push(view));
      expect(later[0]).toMatchObject({ status: 'stopped', queued: ['Two'] });
      expect(textsOf(later.at(-1)!)).toBe('One | Partial | Two | Two!');
    });

    it('should begin no run of somebody who leaves at the sight of it', () => {
      const model = scriptedModel(answers);
      const chat = conversation(new Agent({ name: 'A' }), { model });
      chat.send('One');
      chat.view$.pipe(take(2)).subscribe();
      expect(model.calls).toHaveLength(0);
    });
  });

  describe('retryLast', () => {
    it('should take back the latest input with its answer, and run it again', () => {
      const session = fakeSession();
      const { chat, last, model } = chatWith([text('One!'), text('Bad'), text('Good'), text('Better')], { session });
      chat.retryLast();
      chat.send('One');
      chat.send('Two');
      expect(textsOf(last())).toBe('One | One! | Two | Bad');
      chat.retryLast();
      expect(textsOf(last())).toBe('One | One! | Two | Good');
      expect(inputOf(model.calls[2]!)).toEqual(['One', 'One!', 'Two']);
      chat.retryLast();
      expect(textsOf(last())).toBe('One | One! | Two | Better');
      expect(session.items).toHaveLength(4);
      expect(last().usage.requests).toBe(2);
    });

    it('should stop a run that works first, once however often it is asked', () => {
      const session = new MemorySession();
      const { chat, last, model } = chatWith([spoken('Partial'), spoken('Again'), text('Two!')], { session });
      chat.send('One');
      chat.send('Two');
      chat.retryLast();
      expect(last()).toMatchObject({ status: 'running', queued: ['Two'] });
      expect(textsOf(last())).toBe('One | Again');
      expect(inputOf(model.calls[1]!)).toEqual(['One']);
      chat.stop();
      expect(textsOf(last())).toBe('One | Again | Two | Two!');
    });

    it(
      'should wait for a session that takes its time',
      marbles(({ flush }) => {
        const session = fakeSession([], 3);
        const { chat, last } = chatWith([text('Bad'), text('Good')], { session });
        chat.send('One');
        timer(50).subscribe(() => {
          chat.retryLast();
          chat.retryLast();
        });
        flush();
        expect(textsOf(last())).toBe('One | Good');
        expect(session.items).toHaveLength(2);
      }),
    );

    it('should try again after a failure', () => {
      const { chat, last } = chatWith([error(new Error('cut')), text('One!')]);
      chat.send('One');
      chat.retryLast();
      expect(last().status).toBe('completed');
      expect(textsOf(last())).toBe('One | One!');
    });
  });

  describe('approve', () => {
    const script: Script = [toolCall('delete_all'), text('Done.')];

    it('should let a call run that waited', () => {
      const { chat, last, views } = chatWith(script);
      chat.send('Delete');
      const [item] = last().approvals;
      expect(last()).toMatchObject({ status: 'running', toolCalls: [{ status: 'waiting' }] });
      chat.approve('no such call');
      chat.approve(item!);
      chat.approve(item!);
      expect(last()).toMatchObject({
        status: 'completed',
        approvals: [],
        toolCalls: [{ status: 'done', output: 'gone' }],
      });
      expect(views.map(({ toolCalls }) => toolCalls[0]?.status)).toContain('running');
    });

    it('should tell the model that a call was rejected', () => {
      const { chat, last, model } = chatWith(script);
      chat.send('Delete');
      chat.approve('call_1_0', { approve: false, message: 'Never.' });
      expect(last()).toMatchObject({ status: 'completed', toolCalls: [{ status: 'done', output: 'Never.' }] });
      expect(model.calls[1]?.input.at(-1)).toMatchObject({ output: 'Never.' });
    });

    it('should ask the run’s own option first', () => {
      const { chat, last } = chatWith(script, { approve: () => true });
      chat.send('Delete');
      expect(last()).toMatchObject({ status: 'completed', toolCalls: [{ output: 'gone' }] });
    });

    it('should decide about a call of a nested run', () => {
      const inner = new Agent({
        name: 'Inner',
        tools: [risky],
        model: scriptedModel([toolCall('delete_all'), text('Inner done.')]),
      });
      const outer = new Agent({
        name: 'Outer',
        tools: [inner.asTool({ toolName: 'inner' })],
        model: scriptedModel([toolCall('inner', { input: 'Go' }), text('Done.')]),
      });
      const chat = conversation(outer);
      let last: ConversationView | undefined;
      chat.view$.subscribe((view) => (last = view));
      chat.send('Go');
      const nested = last?.toolCalls[0]?.view;
      expect(nested).toMatchObject({ status: 'running', toolCalls: [{ status: 'waiting' }] });
      chat.approve(nested!.approvals[0]!);
      expect(last).toMatchObject({
        status: 'completed',
        toolCalls: [{ output: 'Inner done.', view: { status: 'completed', toolCalls: [{ output: 'gone' }] } }],
      });
    });

    it('should stop a run that waits', () => {
      const { chat, last } = chatWith(script);
      chat.send('Delete');
      chat.stop();
      expect(last()).toMatchObject({ status: 'stopped', approvals: [] });
    });
  });

  it(
    'should let views wait for others where that is asked for, but no ending',
    marbles(({ expectObservable }) => {
      const model = scriptedModel([text('abcdefgh', { deltas: 8 })], { chunkDelayMs: 1 });
      const chat = conversation(new Agent({ name: 'A' }), { model, coalesce: { ms: 5 } });
      chat.send('One');
      const shown$: Observable<string> = chat.view$.pipe(
        map((view) => `${view.status} ${view.messages[1]?.text ?? ''}`),
      );
      expectObservable(shown$, '^ 99ms !').toBe('i----a----b----(cd)', {
        i: 'idle ',
        a: 'running a',
        b: 'running abcdef',
        c: 'running abcdefgh',
        d: 'completed abcdefgh',
      });
    }),
  );

  it('should give the context to tools', () => {
    const seen: unknown[] = [];
    const note = tool({
      name: 'note',
      description: '',
      parameters: { type: 'object', properties: {} },
      execute: (_args, context: { user: string }) => void seen.push(context.user),
    });
    const model = scriptedModel([toolCall('note'), text('ok')]);
    const agent = new Agent({ name: 'A', tools: [note] });
    const chat: Conversation<string> = conversation(agent, { model, context: { user: 'Ada' } });
    chat.view$.subscribe();
    chat.send('Hi');
    expect(seen).toEqual(['Ada']);
    // @ts-expect-error a tool needs the context
    conversation(agent, { model });
  });
});

/** A model call that has written something, and goes on. */
function spoken(written: string) {
  return concat(from(responseEvents(text(written)).slice(0, 4)), NEVER);
}

/** So that thousands of runs send no history. */
const forgetful = { ...fakeSession(), getItems: () => of([]), addItems: () => undefined };
