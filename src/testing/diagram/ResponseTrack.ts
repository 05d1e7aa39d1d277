import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import type { ResponseRetractedEvent } from '../../index.js';
import { clusterOf } from './clusterOf.js';
import type { Lane, LaneKind, Mark, Moment } from './Lane.js';
import type { ModelItem } from './modelItemOf.js';
import { endingMarkOf } from './endingMarkOf.js';
import { deltaOf, type Delta } from './deltaOf.js';

/** More of a text than this is more than anybody hovers over. */
const MAX_TEXT = 1000;
const FEW_DELTAS = 3;

interface Stream {
  readonly lane: Delta['lane'];
  readonly index: number;
  readonly deltas: { readonly at: Moment; readonly payload: string }[];
  text: string;
}

/** One response, as far as it came. */
interface Response {
  readonly from: Moment;
  to: Moment;
  rawEvents: number;
  end?: Mark;
  isRetracted: boolean;
  readonly streams: Stream[];
  readonly items: { readonly lane: LaneKind; readonly mark: Mark }[];
}

/** What the model said in a run: its responses, and the deltas and items in them. */
export class ResponseTrack {
  readonly #responses: Response[] = [];

  raw(event: ResponseStreamEvent, at: Moment): void {
    const last = this.#responses.at(-1);
    // A call that was cut off may be followed by another one.
    const isNew = !last || last.end !== undefined || (event.type === 'response.created' && last.rawEvents > 0);
    const response = isNew ? this.#begin(at) : last;
    response.to = at;
    response.rawEvents += 1;
    const delta = deltaOf(event);
    if (delta) written(response, delta, at);
    const end = endingMarkOf(event, at, response.rawEvents);
    if (end) response.end = end;
  }

  /** An item of the model's; without raw events it is a response of its own. */
  item({ lane, ...mark }: ModelItem, at: Moment): void {
    (this.#responses.at(-1) ?? this.#begin(at)).items.push({ lane, mark: { at, ...mark } });
  }

  retracted({ attempt, reason }: ResponseRetractedEvent, at: Moment): void {
    const response = this.#responses.at(-1) ?? this.#begin(at);
    const title = `attempt ${attempt} is retracted: ${reason}`;
    if (!response.end) response.to = at;
    // What came to its end before it was taken back shows both.
    if (response.end) response.items.push({ lane: 'model', mark: response.end });
    response.end = { at, kind: 'retracted', title };
    response.isRetracted = true;
  }

  /** The lanes of these kinds that have something on them. */
  lanes(depth: number, end: Moment): readonly Lane[] {
    const kinds: readonly LaneKind[] = ['model', 'reasoning', 'text'];
    return kinds
      .map((kind) => {
        const open = this.#responses.at(-1);
        const parts = this.#responses.map((response) => partOf(response, kind, response === open ? end : response.to));
        const marks = parts.flatMap((part) => part.marks).sort((a, b) => a.at - b.at);
        return { kind, label: kind, depth, marks, bars: parts.flatMap(({ bars }) => bars) };
      })
      .filter(({ marks, bars }) => marks.length + bars.length > 0);
  }

  #begin(at: Moment): Response {
    const response: Response = { from: at, to: at, rawEvents: 0, isRetracted: false, streams: [], items: [] };
    this.#responses.push(response);
    return response;
  }
}

function written({ streams }: Response, { lane, index, text }: Delta, at: Moment): void {
  let stream = streams.find((one) => one.lane === lane && one.index === index);
  if (!stream) streams.push((stream = { lane, index, deltas: [], text: '' }));
  stream.deltas.push({ at, payload: text });
  if (stream.text.length < MAX_TEXT) stream.text += text;
}

type Part = Pick<Lane, 'marks' | 'bars'>;

/** What one lane shows of a response. */
function partOf(response: Response, kind: LaneKind, end: Moment): Part {
  const streams = response.streams
    .filter(({ lane }) => lane === kind)
    .map(({ deltas, text }) => clusterOf({ kind: 'delta', events: deltas, whole: text, few: FEW_DELTAS }));
  const whole = kind === 'model' ? wholeOf(response, end) : { marks: [], bars: [] };
  const items = response.items.filter(({ lane }) => lane === kind).map(({ mark }) => mark);
  const { isRetracted } = response;
  const marks = [...whole.marks, ...streams.flatMap((stream) => stream.marks), ...items];
  const bars = [...whole.bars, ...streams.flatMap((stream) => stream.bars)];
  if (!isRetracted) return { marks, bars };
  return {
    marks: marks.map((mark) => (mark.kind === 'retracted' ? mark : { ...mark, isRetracted })),
    bars: bars.map((bar) => ({ ...bar, isRetracted })),
  };
}

/** The response itself, on the model's lane. */
function wholeOf({ from, to, end: ending, rawEvents }: Response, end: Moment): Part {
  const last = ending?.at ?? (rawEvents > 0 ? end : to);
  const bar = {
    shape: 'block',
    from,
    to: last,
    label: '',
    count: rawEvents,
    title: `response of ${rawEvents} raw events`,
  } as const;
  const begun: Mark = { at: from, kind: 'begun', title: 'response begins' };
  return {
    // A response in one event has no beginning to be told from its end.
    marks: [...(rawEvents > 0 && last > from ? [begun] : []), ...(ending ? [ending] : [])],
    bars: rawEvents > 0 && last > from ? [bar] : [],
  };
}
