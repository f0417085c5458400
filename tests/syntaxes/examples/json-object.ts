import type { SyntaxExamples } from '../../contracts/describe-syntax.ts';
import {
  ALL,
  ALWAYS_DECLARED,
  NONE,
  ONE,
  TEXT,
  TEXT_AND_CALL,
  THOUGHT_AND_CALL,
  TWO,
} from './shared-turns.ts';

const CALL = '{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}';

export const jsonObject: SyntaxExamples = {
  golden: [
    { title: 'one call', turn: ONE, text: `{"thought": "", "tool_calls": [${CALL}]}` },
    { title: 'a thought', turn: THOUGHT_AND_CALL, text: `{"thought": "THINK", "tool_calls": [${CALL}]}` },
    {
      title: 'two calls',
      turn: TWO,
      text: `{"thought": "", "tool_calls": [${CALL}, {"name": "send_mail", "arguments": {"to": "a@b.c", "urgent": true}}]}`,
    },
    { title: 'no call', turn: NONE, text: '{"thought": "", "tool_calls": []}' },
    {
      title: 'a thought alone',
      turn: { ...NONE, reasoning: 'no' },
      text: '{"thought": "no", "tool_calls": []}',
    },
    { title: 'a text', turn: TEXT, text: 'TEXT' },
  ],
  refusals: [
    { title: 'text beside calls', turn: TEXT_AND_CALL, reason: /text beside calls/ },
    { title: 'text beside a thought', turn: ALL, reason: /text beside a thought/ },
    { title: 'an empty thought', turn: { ...ONE, reasoning: '' }, reason: /empty thought/ },
    {
      title: 'a text that is such an object',
      turn: { text: '{"thought": "", "tool_calls": []}', calls: [] },
      reason: /read back as text/,
    },
  ],
  lenient: [
    {
      title: 'another order of keys',
      text: `{"tool_calls": [${CALL}], "thought": "THINK"}`,
      turn: THOUGHT_AND_CALL,
    },
    { title: 'no thought', text: `{"tool_calls":[${CALL}]}`, turn: ONE },
    { title: 'a thought that is null', text: `{"thought": null, "tool_calls": [${CALL}]}`, turn: ONE },
    { title: 'a fence', text: `\`\`\`\n{"tool_calls": [${CALL}]}\n\`\`\`\n`, turn: ONE },
    { title: 'another object as text', text: '{"temp": 21}', turn: { text: '{"temp": 21}', calls: [] } },
  ],
  broken: [
    { title: 'an object that ends early', text: '{"thought": "x"', position: 15 },
    { title: 'an object without calls', text: ' {"thought": "x"}', position: 1 },
    { title: 'an object with another key', text: '{"tool_calls": [], "answer": "x"}', position: 0 },
    { title: 'a list with something else', text: '{"tool_calls": [1]}', position: 0 },
    { title: 'a thought that is a number', text: '{"thought": 1, "tool_calls": []}', position: 0 },
    { title: 'text after the object', text: '{"tool_calls": []} done', position: 19 },
  ],
  declared: new RegExp(`${ALWAYS_DECLARED}|has no place|an empty thought`),
};
