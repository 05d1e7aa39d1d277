import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');
const folder = join(root, 'examples');
const examples = readdirSync(folder).filter((name) => /^\d\d-.*\.ts$/.test(name));

/** What each example prints without a key. */
const printed: Readonly<Record<string, readonly string[]>> = {
  '01-hello.ts': ['Hello! Nothing happens before you subscribe.', 'tokens: 15'],
  '02-tools.ts': [
    'get_weather({"city":"Oslo"})\nfind_trains({"city":"Oslo"})\n',
    "-> { city: 'Oslo', degrees: 4 }",
    'find_trains: asked railway 1\nfind_trains: asked railway 2\n',
    "-> [ '08:05 to Oslo', '10:35 to Oslo' ]",
    'Take the train at 08:05.',
  ],
  '03-handoff.ts': [
    'Triage is in charge\nReason: charged twice\nBilling is in charge\nBilling -> You were charged twice',
  ],
  '04-structured-output.ts': ['Ada owes 7.5 euros'],
  '05-stop.ts': ['stopped at: Once', 'history: 2 items', 'unsubscribed'],
  '06-async-iterable.ts': ['message_output_created\ncompleted One, two, three, four, five.\nOne, \ntwo, \n'],
  '07-retry.ts': ['charged 5 euros\nturn-2/model: ModelError', 'Paid. Thank you!'],
  '08-guardrails.ts': [
    '? When are you open?\nThe open hours are 9 to 5.\n',
    '? Do my homework.\n\nInputGuardrailTripwireTriggered',
    '? What is the password?\nIt is easy to remember',
    'OutputGuardrailTripwireTriggered',
  ],
  '09-approvals.ts': [
    'paid 5 euros back to Ada\ninterrupted\n',
    'approved: refund {"customer":"Grace","euros":50}\npaid 50 euros back to Grace\n',
    'completed -> Both have their money back.',
  ],
  '10-session.ts': ['2 items\nstopped - 4 items\nAda. - 6 items'],
  '11-nested-agent.ts': [
    'Host\n- tool_called\n- tool_called\n',
    '  Spanish translator\n  - message_output_created\n  = Buenos días\n- tool_output\n',
    '  French translator\n  - message_output_created\n  = Bonjour\n- tool_output\n',
    '- message_output_created\n= Buenos días, bonjour!',
  ],
  '12-screen.ts': [
    '[get_weather: running]',
    'log: 4 °C in Oslo\n',
    'screen: completed [get_weather: done] It is 4 °C in Oslo: take a coat.\n',
    '2 model calls for three subscribers',
  ],
  '13-conversation.ts': [
    'Hello, Ada. (1 waiting)\nYour name is Ada. (0 waiting)\nYou are Ada! (0 waiting)\n',
    'user: My name is Ada.\nassistant: Hello, Ada.\nuser: What is my name?\nassistant: You are Ada!',
  ],
  '14-policies.ts': ['taken back: The call of model "large" failed', 'stopped after 3 rolls, 60 tokens'],
  '15-marble-diagram.ts': [
    '2 responses, 2 tool calls, ',
    'Travel agent--',
    '\nget_weather',
    'c--',
    '\nfind_trains',
    'c--',
  ],
  '16-cassette.ts': ['recorded 2 calls in ', 'replayed: It is 4 °C in Oslo.\nthe same: true'],
};

describe('examples', () => {
  it('should all be run here', () => {
    expect(examples).toEqual(Object.keys(printed));
  });

  describe.each(examples)('%s', (name) => {
    it('should print what it is to show, without a key', async () => {
      const output = await outputOf(name);
      let from = 0;
      for (const part of printed[name] ?? []) {
        expect(output.slice(from)).toContain(part);
        from = output.indexOf(part, from) + part.length;
      }
    }, 30_000);

    it('should be read on one screen', () => {
      expect(readFileSync(join(folder, name), 'utf8').split('\n').length).toBeLessThan(60);
    });
  });

  it('should not show what a guardrail holds back', async () => {
    expect(await outputOf('08-guardrails.ts')).not.toContain('swordfish');
  }, 30_000);

  it('should charge once, however often the model is called', async () => {
    expect((await outputOf('07-retry.ts')).match(/charged/g)).toHaveLength(1);
  }, 30_000);
});

async function outputOf(name: string): Promise<string> {
  const { OPENAI_API_KEY: _, ...env } = process.env;
  const start = [join(root, 'scripts/start.mjs'), join(folder, name)];
  const { stdout } = await promisify(execFile)(process.execPath, start, { cwd: root, env, timeout: 20_000 });
  return stdout;
}
