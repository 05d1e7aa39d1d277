// What a side is asked to do in a row, made of what the side can do. Each returns the work of one round.

import { deltasOf, shownMessages, textDelta } from './wire.mjs';

const baseURLOf = ({ origin, path }) => `${origin}${path}/v1`;

/** One run that reads a text; its value is the number of characters received. */
export function text(side, params) {
  return side.textFrom(baseURLOf(params));
}

/** So many of them at the same time. */
export function texts(side, { runs, ...params }) {
  const readText = side.textFrom(baseURLOf(params));
  return async () => {
    const each = await Promise.all(Array.from({ length: runs }, readText));
    return each.reduce((sum, characters) => sum + characters, 0);
  };
}

/** One run of so many turns, a tool call each; its value is the number of calls answered. */
export function toolTurns(side, { turns, ...params }) {
  return side.toolTurnsFrom(baseURLOf(params), turns);
}

/** So many runs that wait for their model, with all that they hold. */
export async function waiting(side, { count, ...params }) {
  const startWaiting = await side.waitingFrom(baseURLOf(params));
  const isHeldByServer = async (expected) => {
    while (Number(await (await fetch(params.origin)).text()) !== expected)
      await new Promise((go) => setTimeout(go, 20));
    // What the server has sent must have been read too.
    await new Promise((go) => setTimeout(go, 200));
  };
  return async () => {
    const held = Array.from({ length: count }, startWaiting);
    await isHeldByServer(count);
    return {
      count,
      stop: async () => {
        for (const stop of held) stop();
        await isHeldByServer(0);
      },
    };
  };
}

/** So many turns of parts that answer at once; its value is the number of turns that were over when `subscribe` returned. */
export function synchronousTurns(side, { turns }) {
  return side.synchronousTurns(turns);
}

/** A view for each of so many deltas, after so many messages; its value is the number of characters shown at the end. */
export function views(side, { deltas, messages }) {
  return side.viewsOf(deltasOf(deltas).map(textDelta), shownMessages(messages));
}

/** One turn of so many tool calls, from a model in memory; its value is the number of calls answered. */
export function parallelCalls(side, { calls }) {
  return side.parallelCalls(calls);
}

/** So many consumers of one run; its value is the number of characters that each of them got. */
export function consumers(side, { deltas, count, isShared }) {
  return side.consumersOf(deltasOf(deltas).map(textDelta), count, isShared);
}

/** A state with so many calls that wait for approval, written as JSON; its value is the number of calls. */
export function states(side, { calls }) {
  return side.stateOf(calls);
}
