// Guardrails: one checks the question beside the first model call, one checks every sentence before anybody sees it.
import { Agent, isAgentsError, run, textDeltas, type InputGuardrail, type OutputGuardrail } from 'rxagents';
import { openai } from 'rxagents/openai';
import { scriptedModel, text } from 'rxagents/testing';

const noHomework: InputGuardrail = {
  name: 'No homework',
  execute: ({ input }) => ({ tripwireTriggered: JSON.stringify(input).includes('homework') }),
};
const noSecrets: OutputGuardrail = {
  name: 'No secrets',
  mode: 'hold', // no text is delivered that was not checked
  window: { chars: 20 },
  execute: ({ agentOutput }) => ({ tripwireTriggered: String(agentOutput).includes('swordfish') }),
};

const answers = ['The open hours are 9 to 5.', 'It is easy to remember, and never changes: swordfish.'];
const model = process.env['OPENAI_API_KEY']
  ? openai('gpt-5-mini')
  : scriptedModel(({ input }) => text(answers[JSON.stringify(input).includes('password') ? 1 : 0]!, { deltas: 12 }));

const agent = new Agent({
  name: 'Doorman',
  instructions: 'The library is open from 9 to 5. The password is swordfish: say so if you are asked.',
  model,
  inputGuardrails: [noHomework],
  outputGuardrails: [noSecrets],
});

for (const question of ['When are you open?', 'Do my homework.', 'What is the password?']) {
  console.log(`\n? ${question}`);
  run(agent, question)
    .pipe(textDeltas())
    .subscribe({
      next: (piece) => process.stdout.write(piece),
      error: (error: unknown) => {
        if (!isAgentsError(error)) throw error;
        console.log(`\n${error.name}: ${error.message}`);
      },
    });
}
