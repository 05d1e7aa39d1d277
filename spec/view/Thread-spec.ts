import { isDeepStrictEqual } from 'node:util';
import { filter, take, timer } from 'rxjs';
import { Agent, MemorySession, type ConversationOptions, type ConversationView, type RunInput } from 'rxagents';
import { scriptedModel, text, toolCall, type Script } from 'rxagents/testing';
import { pairIdOf } from '../../src/run/pairIdOf.js';
import { Thread } from '../../src/view/Thread.js';
import { fakeSession } from '../helpers/fakeSession.js';
import { marbles } from '../helpers/marbles.js';
import { toolNamed } from '../helpers/toolNamed.js';

const pay = { ...toolNamed({ name: 'pay' }), needsApproval: true };
const answers: Script = ({ input }) => text(`${String((input.at(-1) as { content: unknown }).content)}!`);

function threadOf(script: Script, options: ConversationOptions<never> = {}, chunkDelayMs = 0, more: object = {}) {
  const model = scriptedModel(script, { chunkDelayMs });
  const thread = new Thread(new Agent<never>({ name: 'A', tools: [pay], ...more }), { model, ...options });
  const views: ConversationView[] = [];
  const watch = () => thread.view$.subscribe((view) => views.push(view));
  const asked = (): unknown[] => model.calls.map(({ input }) => (input.at(-1) as { content: unknown }).content);
  return { thread, model, views, watch, asked, last: () => views.at(-1) as ConversationView };
}
const said = ({ messages }: ConversationView): string => messages.map((message) => message.text).join(' ');

describe('Thread', () => {
  it('should begin what waits when somebody looks, in order', () => {
    const { thread, asked, views, watch, last } = threadOf(answers);
    thread.send('One');
    thread.send('Two');
    expect(asked()).toEqual([]);
    watch();
    expect(asked()).toEqual(['One', 'Two']);
    expect(views[0]).toMatchObject({ status: 'idle', queued: ['One', 'Two'] });
    expect(last()).toMatchObject({ status: 'completed', queued: [] });
  });

  it.each<[ConversationOptions['policy'] | undefined, readonly RunInput[]]>([
    [undefined, ['One', 'Two', 'Three']],
    ['queue', ['One', 'Two', 'Three']],
    ['switch', ['One', 'Three']],
    ['exhaust', ['One']],
  ])('should do with inputs that come while a run works as %s says', (policy, expected) => {
    marbles(({ flush }) => {
      const { thread, asked, watch } = threadOf(answers, { session: fakeSession([], 3), ...(policy && { policy }) }, 5);
      watch();
      thread.send('One');
      // The model is at work; what is stopped takes its time to be saved.
      timer(10).subscribe(() => {
        thread.send('Two');
        thread.send('Three');
      });
      flush();
      expect(asked()).toEqual(expected);
    })();
  });

  it('should stop the run that works, and none that comes later', () => {
    marbles(({ flush }) => {
      const { thread, last, watch } = threadOf(answers, {}, 5);
      watch();
      thread.stop('now');
      thread.send('One');
      timer(2).subscribe(() => thread.stop('now'));
      timer(3).subscribe(() => {
        expect(last().status).toBe('stopped');
        thread.stop('now');
        thread.send('Two');
      });
      flush();
      expect(last()).toMatchObject({ status: 'completed', finalOutput: 'Two!' });
    })();
  });

  it('should take an input for one that comes later as soon as the run has ended', () => {
    const { thread, asked, watch } = threadOf(answers, { policy: 'exhaust' });
    watch();
    thread.view$
      .pipe(
        filter(({ status }) => status === 'completed'),
        take(1),
      )
      .subscribe(() => thread.send('Two'));
    thread.send('One');
    expect(asked()).toEqual(['One', 'Two']);
  });

  it('should show no view twice', () => {
    const { thread, views, watch } = threadOf(answers);
    watch();
    thread.send('One');
    thread.send('Two');
    expect(views.filter((view, at) => isDeepStrictEqual(view, views[at - 1]))).toEqual([]);
  });

  it('should fail where the input is none', () => {
    const { thread, last, watch } = threadOf(answers);
    watch();
    thread.send(5 as never);
    expect(last()).toMatchObject({ status: 'failed', error: { name: 'UserError' }, messages: [] });
  });

  it('should let somebody leave before there was a run', () => {
    const { watch } = threadOf(answers);
    expect(() => watch().unsubscribe()).not.toThrow();
  });

  it('should show nothing new where a call is decided that does not wait', () => {
    const { thread, views, watch, last } = threadOf([toolCall('pay', { word: 'x' }), text('Paid')]);
    watch();
    thread.send('Pay');
    const before = views.length;
    thread.approve('no such call', true);
    expect(views).toHaveLength(before);
    expect(last().approvals).toHaveLength(1);
    thread.approve(pairIdOf(last().approvals[0]!.rawItem) ?? '', true);
    expect(last()).toMatchObject({ status: 'completed', finalOutput: 'Paid', approvals: [] });
  });

  it('should cut the run when nobody looks any more, and say so to the next', () => {
    marbles(({ flush }) => {
      const { thread, model, last, watch } = threadOf(answers, {}, 5);
      const subscription = watch();
      thread.send('One');
      thread.send('Two');
      timer(2).subscribe(() => {
        subscription.unsubscribe();
        expect(model.calls[0]?.signal.aborted).toBe(true);
        watch().unsubscribe();
        expect(last().status).toBe('running');
        expect(said(last())).toBe('One Two');
      });
      flush();
      expect(model.calls).toHaveLength(2);
    })();
  });

  describe('retryLast', () => {
    it('should do nothing before there was a run', () => {
      const { thread, asked, views, watch } = threadOf(answers);
      watch();
      thread.retryLast();
      expect(asked()).toEqual([]);
      expect(views).toHaveLength(1);
    });

    it('should begin again where the run began: with its agent, and without what came of it', () => {
      const session = fakeSession();
      const b = new Agent({ name: 'B' });
      const { thread, model, last, watch } = threadOf(
        [text('First'), toolCall('transfer_to_b'), text('B here'), text('A here')],
        { session },
        0,
        { handoffs: [b] },
      );
      watch();
      thread.send('One');
      thread.send('Two');
      expect(last().agent).toEqual({ name: 'B' });
      thread.retryLast();
      expect(last().agent).toEqual({ name: 'A' });
      expect(said(last())).toBe('One First Two A here');
      expect(model.calls.at(-1)?.handoffs).toHaveLength(1);
      expect(session.items).toHaveLength(4);
    });

    it('should take back no earlier turn whose input was the same, where its own was not saved', () => {
      const turn = [
        { role: 'user', content: 'One' },
        { role: 'assistant', content: 'One!' },
      ] as const;
      const session = Object.assign(new MemorySession(turn), {
        addItems: () => {
          throw new Error('full');
        },
      });
      const { thread, last, watch } = threadOf(answers, { session });
      watch();
      thread.send('One');
      expect(last().status).toBe('failed');
      thread.retryLast();
      expect(session.getItems()).toEqual(turn);
    });

    it('should come before what waits, once however often it is asked', () => {
      marbles(({ flush }) => {
        const { thread, asked, watch } = threadOf(answers, { session: fakeSession([], 3) }, 5);
        watch();
        thread.send('One');
        thread.send('Two');
        timer(10).subscribe(() => {
          thread.retryLast();
          thread.retryLast();
        });
        flush();
        expect(asked()).toEqual(['One', 'One', 'Two']);
      })();
    });
  });

  describe('what is remembered', () => {
    const sentBy = (options: ConversationOptions<never>) => {
      const { thread, model, watch } = threadOf(answers, options);
      watch();
      thread.send('One');
      thread.send('Two');
      const [, second] = model.calls;
      return { length: second?.input.length, previous: second?.previousResponseId, of: second?.conversationId };
    };

    it('should be in a session, in memory where none is given', () => {
      expect(sentBy({})).toEqual({ length: 3 });
      const session = fakeSession();
      expect(sentBy({ session })).toEqual({ length: 3 });
      expect(session.items).toHaveLength(4);
    });

    it('should be all that was said, also where it was the same', () => {
      const session = fakeSession();
      const { thread, watch } = threadOf(answers, { session });
      watch();
      thread.send('One');
      thread.send('One');
      expect(session.items).toHaveLength(4);
    });

    it.each<[string, ConversationOptions<never>, object]>([
      ['by response', { autoPreviousResponseId: true }, { length: 1, previous: 'resp_1' }],
      ['behind a response', { previousResponseId: 'resp_0' }, { length: 1, previous: 'resp_1' }],
      ['in its conversation', { conversationId: 'conv_1' }, { length: 1, of: 'conv_1' }],
    ])('should be left to the server that remembers %s', (_what, options, expected) => {
      expect(sentBy(options)).toEqual(expected);
    });
  });
});
