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
  '05-stop.ts': ['stopped at: Once upon a', 'history: 2 items', 'unsubscribed'],
  '06-async-iterable.ts': ['message_output_created\ncompleted One, two, three, four, five.\nOne, \ntwo, \n'],
  '07-retry.ts': ['charged 5 euros\nturn-2/model: ModelError', 'Paid. Thank you!'],
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
