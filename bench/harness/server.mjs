// The model server, in a process of its own. Which answer it gives stands in the path before /v1/responses.
import { createServer } from 'node:http';
import { callAnswer, textAnswer } from './wire.mjs';

const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'x-request-id': 'req_bench' };

const remembered = new Map();
const once = (key, make) => {
  if (!remembered.has(key)) remembered.set(key, make());
  return remembered.get(key);
};

/** Events put together to chunks, `perChunk` events each. */
function chunked(events, perChunk) {
  const chunks = [];
  for (let at = 0; at < events.length; at += perChunk) chunks.push(Buffer.concat(events.slice(at, at + perChunk)));
  return chunks;
}

/** How chunks follow each other, where it is not as fast as the socket takes them. */
const paces = {
  /** Those of all open answers in turn. */
  interleaved: (next) => setImmediate(next),
  /** Far enough apart for the reader to be woken by each. */
  apart(next) {
    const due = performance.now() + 0.15;
    const wait = () => (performance.now() < due ? setImmediate(wait) : next());
    wait();
  },
};

/** One HTTP chunk after another. */
function send(response, chunks, pace, at = 0) {
  for (; at < chunks.length; at++) {
    const next = () => send(response, chunks, pace, at + 1);
    if (!response.write(chunks[at])) return response.once('drain', next);
    if (pace !== 'burst') return paces[pace](next);
  }
  response.end();
}

const countOf = (body, text) => {
  let count = 0;
  for (let at = body.indexOf(text); at !== -1; at = body.indexOf(text, at + text.length)) count++;
  return count;
};

const waiting = new Set();

const answers = {
  text(response, _body, deltas, perChunk, pace) {
    const chunks = once(`text/${deltas}/${perChunk}`, () => chunked(textAnswer(Number(deltas)), Number(perChunk)));
    response.writeHead(200, HEADERS);
    send(response, chunks, pace);
  },
  tools(response, body, turns) {
    const turn = countOf(body, '"function_call_output"');
    const isLast = turn >= Number(turns);
    const chunks = once(isLast ? 'tools/end' : `tools/${turn}`, () =>
      chunked(isLast ? textAnswer(20) : callAnswer(turn + 1), 8),
    );
    response.writeHead(200, HEADERS);
    send(response, chunks, 'burst');
  },
  silence(response, _body, point) {
    waiting.add(response);
    response.once('close', () => waiting.delete(response));
    if (point === 'midway') {
      response.writeHead(200, HEADERS);
      response.write(once('midway', () => Buffer.concat(textAnswer(20).slice(0, 8))));
    }
  },
};

const server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0, headersTimeout: 0 }, (request, response) => {
  if (request.method === 'GET') return response.end(String(waiting.size));
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const [, kind, ...rest] = request.url.split('/v1/')[0].split('/');
    answers[kind](response, Buffer.concat(parts), ...rest);
  });
});

server.listen(0, '127.0.0.1', 4096, () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
