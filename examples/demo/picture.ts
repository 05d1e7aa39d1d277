// Draws the demo in virtual time: the same agents and answers give the same picture on every machine.
// `npm run picture` writes it to docs/demo.svg.
import { run } from 'rxagents';
import { json, marbleDiagram, scriptedModel, text, toolCall, usage } from 'rxagents/testing';
import { TestScheduler } from 'rxjs/testing';
import { triage } from './agents.js';
import { handover, order, pace, question, reply } from './answers.js';

const deltas = (written: string): number => Math.ceil(written.length / pace.characters);

const model = scriptedModel(
  [
    [text(handover, { deltas: deltas(handover) }), toolCall('transfer_to_delivery'), usage({ input: 96, output: 32 })],
    [toolCall('find_order', order), toolCall('track_parcel', order), usage({ input: 203, output: 41 })],
    [json(reply, { deltas: deltas(JSON.stringify(reply)) }), usage({ input: 318, output: 58 })],
  ],
  { chunkDelayMs: pace.delayMs },
);

new TestScheduler(() => undefined).run(({ flush }) => {
  marbleDiagram(run(triage, question, { model })).subscribe((diagram) => {
    process.stdout.write(
      process.argv.includes('--text') ? diagram.toText({ width: 100 }) : diagram.toSvg({ title: question }),
    );
  });
  flush();
});
