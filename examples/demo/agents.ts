import { Agent, progress, tool } from 'rxagents';
import { concat, map, take, timer } from 'rxjs';
import * as z from 'zod';

const order = z.object({ orderId: z.string() });

const findOrder = tool({
  name: 'find_order',
  description: 'What was ordered, and when it was due.',
  parameters: order,
  execute: ({ orderId }) => timer(700).pipe(map(() => ({ orderId, item: 'Rain jacket, size M', due: 'Monday' }))),
});

const scans = ['left the warehouse in Hamburg', 'on the ferry from Kiel', 'held up by a storm', 'ashore in Oslo'];

const trackParcel = tool({
  name: 'track_parcel',
  description: 'Where the parcel of an order is. The carrier takes its time to answer.',
  parameters: order,
  execute: ({ orderId }) =>
    concat(
      timer(0, 500).pipe(
        take(scans.length),
        map((at) => progress(scans[at])),
      ),
      timer(500).pipe(map(() => ({ orderId, scans, delivery: 'tomorrow' }))),
    ),
});

const delivery = new Agent({
  name: 'Delivery',
  handoffDescription: 'Knows where parcels are.',
  instructions: 'Look the order up and track its parcel, both at the same time. Then answer the customer.',
  tools: [findOrder, trackParcel],
  outputType: z.object({
    orderId: z.string(),
    status: z.enum(['on_time', 'late', 'lost']),
    location: z.string(),
    arrives: z.string(),
    reply: z.string().describe('What the customer is told, in two short sentences.'),
  }),
});

/** Answers first, and knows who can help. */
export const triage = new Agent({
  name: 'Triage',
  instructions: 'You are the front desk of a shop. Say in one sentence who will help, and hand over to them.',
  handoffs: [delivery],
});
