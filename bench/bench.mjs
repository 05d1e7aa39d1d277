// npm run bench                     all rows
// npm run bench -- deltas turns     some rows
// npm run bench -- --check          a missed reach is a failure
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { median, ratioOf } from './harness/figures.mjs';
import { measureRow, startServer } from './harness/measureRow.mjs';
import { rows } from './rows.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '4' },
    generations: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '30' },
  },
});
const unknown = positionals.filter((id) => !rows.some((row) => row.id === id));
if (unknown.length > 0) {
  throw new Error(`There is no row "${unknown.join('", "')}". There are: ${rows.map(({ id }) => id).join(', ')}.`);
}
const limits = {
  generations: Number(options.generations),
  rounds: Number(options.rounds),
  seconds: Number(options.seconds),
};

const versionOf = (name) =>
  JSON.parse(readFileSync(new URL(`./node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;

/** A figure with its unit: bytes of heap as KB, CPU as ms, or µs where it is that of one turn or call. */
function shown(figure, { measure, scale }, each) {
  if (measure === 'heap') return `${(figure / 1024).toFixed(1)} KB`;
  return scale ? `${((figure / scale(each)) * 1000).toFixed(1)} µs` : `${figure.toFixed(1)} ms`;
}

const compared = ['openai', '@openai/agents', 'ai', '@ai-sdk/openai'].map((name) => `${name} ${versionOf(name)}`);
console.log(`Node ${process.versions.node}, ${cpus()[0].model} x ${cpus().length}; ${compared.join(', ')}`);
console.log('CPU of the client process (or its heap): medians, and the median of the ratios round by round.\n');

const missed = [];
const server = await startServer();
try {
  for (const row of rows.filter(({ id }) => positionals.length === 0 || positionals.includes(id))) {
    const { id, work, cases, base, reach, isReached, scale } = row;
    const raw = await measureRow(row, server.origin, limits);
    // A turn or a call is what is compared where the sides do different numbers of them.
    const figures = Object.fromEntries(
      Object.entries(raw).map(([name, list]) => [
        name,
        scale ? list.map((figure) => figure / scale(cases[name])) : list,
      ]),
    );
    const verdict = reach === undefined ? '' : isReached(figures) ? `${reach}: ok` : `${reach}: MISSED`;
    if (verdict.endsWith('MISSED')) missed.push(id);
    console.log(`${id}: ${work}, ${raw[base].length} rounds\n  ${verdict}`);
    for (const [name, each] of Object.entries(cases)) {
      const ratio = ratioOf(figures[name], figures[base]).toFixed(2);
      console.log(`  ${name.padEnd(18)} ${shown(median(raw[name]), row, each).padStart(11)}  ${ratio.padStart(8)} x`);
    }
    console.log();
  }
} finally {
  server.stop();
}
if (missed.length > 0) {
  console.log(`Missed: ${missed.join(', ')}`);
  if (options.check) process.exitCode = 1;
}
