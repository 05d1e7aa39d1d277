// The rows of the table: what is done, by whom, and how far it may go.
import { ratioOf } from './harness/figures.mjs';
import { charactersOf } from './harness/wire.mjs';

/** A reach that one ratio must keep. */
const atMost = (limit, of, over) => (figures) => ratioOf(figures[of], figures[over]) <= limit;

const sidesOf = (names, rest) => Object.fromEntries(names.map((side) => [side, { side, ...rest }]));
const everySide = ['floor', 'openaiClient', 'rxagents', 'openaiAgents', 'aiSdk'];

const text = (deltas, perChunk, pace) => ({
  task: 'text',
  params: { path: `/text/${deltas}/${perChunk}/${pace}` },
  expects: charactersOf(deltas),
});

const turnsOf = (turns) => ({ side: 'rxagents', task: 'synchronousTurns', params: { turns }, expects: turns });
const callsOf = (side, calls) => ({ side, task: 'parallelCalls', params: { calls }, expects: calls });
const viewsOf = (side, messages, deltas = 5_000) => ({
  side,
  task: 'views',
  params: { deltas, messages },
  expects: charactersOf(deltas),
});
const waitingAt = (point) => ({ task: 'waiting', params: { path: `/silence/${point}`, count: 500 }, expects: 500 });

export const rows = [
  {
    id: 'deltas',
    work: '20,000 text deltas, read 16 KB at a time',
    base: 'floor',
    cases: sidesOf(everySide, text(20_000, 8, 'burst')),
    reach: 'rxagents at most 1.25 x floor',
    isReached: atMost(1.25, 'rxagents', 'floor'),
  },
  {
    id: 'deltas-apart',
    work: '2,000 text deltas, each arriving by itself',
    base: 'floor',
    cases: sidesOf(everySide, text(2_000, 1, 'apart')),
    reach: 'rxagents at most 1.25 x floor',
    isReached: atMost(1.25, 'rxagents', 'floor'),
  },
  {
    id: 'concurrent',
    work: '500 concurrent runs of 200 deltas',
    base: 'floor',
    cases: sidesOf(everySide, {
      task: 'texts',
      params: { path: '/text/200/8/interleaved', runs: 500 },
      expects: 500 * charactersOf(200),
    }),
    reach: 'rxagents at most 1.4 x floor',
    isReached: atMost(1.4, 'rxagents', 'floor'),
  },
  {
    id: 'turns',
    work: '400 tool turns over HTTP',
    base: 'openaiClient',
    cases: sidesOf(['openaiClient', 'rxagents', 'openaiAgents', 'aiSdk'], {
      task: 'toolTurns',
      params: { path: '/tools/400', turns: 400 },
      expects: 400,
    }),
    reach: 'rxagents at most 0.8 x openaiClient',
    isReached: atMost(0.8, 'rxagents', 'openaiClient'),
  },
  {
    id: 'waiting',
    work: 'a run waiting for its model (heap)',
    measure: 'heap',
    base: 'floor',
    cases: sidesOf(everySide, waitingAt('start')),
    reach: 'rxagents at most 1.35 x floor',
    isReached: atMost(1.35, 'rxagents', 'floor'),
  },
  {
    id: 'waiting-midway',
    work: 'a run waiting in the middle of an answer (heap)',
    measure: 'heap',
    base: 'floor',
    cases: sidesOf(everySide, waitingAt('midway')),
  },
  {
    id: 'synchronous',
    work: '10,000 synchronous turns (CPU a turn)',
    base: '500 turns',
    cases: { '500 turns': turnsOf(500), '10000 turns': turnsOf(10_000) },
    scale: ({ params }) => params.turns,
    reach: 'complete when subscribe returns; a turn at 10,000 at most 1.5 x one at 500',
    isReached: atMost(1.5, '10000 turns', '500 turns'),
  },
  {
    id: 'view',
    work: '5,000 views of an answer after 200 messages (CPU a view)',
    base: 'rxagents 200',
    cases: {
      'rxagents 200': viewsOf('rxagents', 200),
      'rxagents 2000': viewsOf('rxagents', 2_000),
      'copyingFold 200': viewsOf('copyingFold', 200),
    },
    scale: ({ params }) => params.deltas,
    reach: 'copyingFold at least 20 x rxagents',
    isReached: (figures) => ratioOf(figures['copyingFold 200'], figures['rxagents 200']) >= 20,
  },
  {
    id: 'parallel',
    work: '400 parallel tool calls (CPU a call)',
    base: 'rxagents 400',
    cases: {
      'rxagents 100': callsOf('rxagents', 100),
      'rxagents 200': callsOf('rxagents', 200),
      'rxagents 400': callsOf('rxagents', 400),
      'rxagents 800': callsOf('rxagents', 800),
      'openaiAgents 400': callsOf('openaiAgents', 400),
    },
    scale: ({ params }) => params.calls,
    reach: 'a call of 800 at most 1.5 x one of 100; openaiAgents at least 100 x rxagents',
    isReached: (figures) =>
      ratioOf(figures['rxagents 800'], figures['rxagents 100']) <= 1.5 &&
      ratioOf(figures['openaiAgents 400'], figures['rxagents 400']) >= 100,
  },
];
