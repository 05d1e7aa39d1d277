import { test } from '@jest/globals';
import { run } from 'rxagents';
import { marbleModel, marbleTool, runMarbles, toolCall } from 'rxagents/testing';
import { assistant } from './agent';

// The model and the tool as they are drawn: a frame is a millisecond of virtual time, and nothing is on the network.
const model = () => marbleModel(['--c----|', '---I----w--|'], { c: toolCall('get_weather'), I: 'It is ', w: '4 °C.' });
const slowTool = marbleTool('get_weather', '10ms (r|)', { r: '4 °C' });
const agent = assistant.clone({ tools: [slowTool] });

test('looks up the weather, then answers as it comes', () => {
  runMarbles(({ expectRun }) => {
    // a agent, r raw events, c tool called, o tool output, m message, f finished
    expectRun(run(agent, 'How is Oslo?', { model: model() })).toBe('a-(rc)-r 9ms o--r----r--(rmrf|)');
  });
});

test('can be stopped while the tool works, and keeps what there is', () => {
  runMarbles(({ cold, expectRun }) => {
    const run$ = run(agent, 'How is Oslo?', { model: model(), stop: cold('----------s') });
    expectRun(run$).toBe('a-(rc)-r--(of|)', { f: { result: { status: 'stopped' } } });
  });
});
