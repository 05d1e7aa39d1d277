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

const concurrentTexts = {
  task: 'texts',
  params: { path: '/text/200/8/interleaved', runs: 500 },
  expects: 500 * charactersOf(200),
};
const fourHundredTurns = { task: 'toolTurns', params: { path: '/tools/400', turns: 400 }, expects: 400 };

const turnsOf = (turns) => ({ side: 'rxagents', task: 'synchronousTurns', params: { turns }, expects: turns });
const callsOf = (side, calls) => ({ side, task: 'parallelCalls', params: { calls }, expects: calls });
const viewsOf = (side, messages, deltas = 5_000) => ({
  side,
  task: 'views',
  params: { deltas, messages },
  expects: charactersOf(deltas),
});
const sharedBy = (count, isShared = true, deltas = 1_000) => ({
  side: 'rxagents',
  task: 'consumers',
  params: { deltas, count, isShared },
  expects: charactersOf(deltas),
});
const statesOf = (side, calls) => ({ side, task: 'states', params: { calls }, expects: calls });
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
    cases: sidesOf(everySide, concurrentTexts),
    reach: 'rxagents at most 1.4 x floor',
    isReached: atMost(1.4, 'rxagents', 'floor'),
  },
  {
    id: 'turns',
    work: '400 tool turns over HTTP',
    base: 'openaiClient',
    cases: sidesOf(['openaiClient', 'rxagents', 'openaiAgents', 'aiSdk'], fourHundredTurns),
    reach: 'rxagents at most 0.8 x openaiClient',
    isReached: atMost(0.8, 'rxagents', 'openaiClient'),
  },
  ...[
    ['equipped-deltas', '20,000 text deltas', text(20_000, 8, 'burst')],
    ['equipped-concurrent', '500 concurrent runs of 200 deltas', concurrentTexts],
    ['equipped-turns', '400 tool turns over HTTP', fourHundredTurns],
  ].map(([id, work, rest]) => ({
    id,
    work: `${work}, with guardrails, a session and hooks`,
    base: 'rxagents',
    cases: sidesOf(['rxagents', 'rxagentsEquipped'], rest),
    reach: 'at most 1.1 x the bare run',
    isReached: atMost(1.1, 'rxagentsEquipped', 'rxagents'),
  })),
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
    id: 'share',
    work: '1,000 deltas to several consumers (CPU a delta)',
    base: 'shared by 1',
    cases: { 'shared by 1': sharedBy(1), 'shared by 3': sharedBy(3), 'not shared, 1': sharedBy(1, false) },
    scale: ({ params }) => params.deltas,
    reach: 'shared by 3 at most 2 x shared by 1',
    isReached: atMost(2, 'shared by 3', 'shared by 1'),
  },
  {
    id: 'state',
    work: 'a state of 400 calls, as JSON',
    base: 'rxagents',
    cases: { rxagents: statesOf('rxagents', 400), openaiAgents: statesOf('openaiAgents', 400) },
    reach: 'openaiAgents at least 100 x rxagents',
    isReached: (figures) => ratioOf(figures.openaiAgents, figures.rxagents) >= 100,
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
