import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

function draw(...args: readonly string[]): string {
  const program = [join(root, 'scripts/start.mjs'), join(root, 'examples/demo/picture.ts'), ...args];
  return execFileSync(process.execPath, program, { cwd: root, encoding: 'utf8' });
}

describe('the picture of the demo', () => {
  it('should be the one in docs/: `npm run picture` draws it anew', () => {
    expect(draw()).toBe(readFileSync(join(root, 'docs/demo.svg'), 'utf8'));
  }, 30_000);

  it('should show both agents, both tools, and all that was heard of the parcel', () => {
    expect(draw('--text')).toBe(`\
3 responses, 2 tool calls, 1 handoff, 4.2 s, complete

ms            0 100      550 725 875 1000      1500     2000     2500      3000                 4200
              +++--------+-+-+()++-+-()--------+---+----+--------+---------+++-----------------+-+()
agent         Triage---------h-Delivery-------------------------------------------------------------
model          ^=30===========| ^=10=|                                      ^=48==================|
text            ==19====== m                                                 ==41=============== m
find_order                       c-----------------o
track_parcel                       c--p--------p--------p--------p---------o
run           -------------------------------------------------------------------------------------|

^ response begins   | ends/complete   m message   c called   p progress   o output   h handoff
=n= n events
`);
  }, 30_000);
});
