// This package with guardrails, a session and hooks configured.
import { MemorySession } from '../../dist/esm/index.js';
import * as plain from './rxagents.mjs';

const passes = (name) => ({ name, execute: () => ({ tripwireTriggered: false }) });
const heard = () => undefined;

const equipment = () => ({
  session: new MemorySession(),
  inputGuardrails: [passes('input')],
  outputGuardrails: [passes('output')],
  hooks: {
    onAgentStart: heard,
    onAgentEnd: heard,
    onLlmStart: heard,
    onLlmEnd: heard,
    onToolStart: heard,
    onToolEnd: heard,
  },
});

export const textFrom = (baseURL) => plain.textFrom(baseURL, equipment);
export const toolTurnsFrom = (baseURL, turns) => plain.toolTurnsFrom(baseURL, turns, equipment);
