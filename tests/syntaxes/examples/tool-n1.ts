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

const LIST = '[{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}]';

/** Bytes that Tool-N1's reward asks for (`toolcall.py`). */
export const toolN1: SyntaxExamples = {
  golden: [
    {
      title: 'a thought',
      turn: THOUGHT_AND_CALL,
      text: `<think>THINK</think> <tool_call>${LIST}</tool_call>`,
    },
    { title: 'one call', turn: ONE, text: `<tool_call>${LIST}</tool_call>` },
    {
      title: 'two calls',
      turn: TWO,
      text: '<tool_call>[{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}, {"name": "send_mail", "arguments": {"to": "a@b.c", "urgent": true}}]</tool_call>',
    },
    { title: 'no call', turn: NONE, text: '<tool_call>[]</tool_call>' },
    {
      title: 'an empty thought',
      turn: { ...NONE, reasoning: '' },
      text: '<think></think> <tool_call>[]</tool_call>',
    },
    { title: 'a text', turn: TEXT, text: 'TEXT' },
    {
      title: 'the mark inside of a string',
      turn: { calls: [{ name: 'f', arguments: { a: ']</tool_call>' } }] },
      text: '<tool_call>[{"name": "f", "arguments": {"a": "]</tool_call>"}}]</tool_call>',
    },
  ],
  refusals: [
    { title: 'text beside calls', turn: TEXT_AND_CALL, reason: /text beside calls/ },
    { title: 'text beside a thought', turn: ALL, reason: /text beside a thought/ },
    {
      title: 'a thought that closes itself',
      turn: { ...ONE, reasoning: '</think>' },
      reason: /holds <\/think>/,
    },
    {
      title: 'a text with the opening mark',
      turn: { text: 'a <tool_call>', calls: [] },
      reason: /read back as text/,
    },
  ],
  lenient: [
    {
      title: 'white space',
      text: `<think>THINK</think>\n<tool_call>\n${LIST}\n</tool_call>\n`,
      turn: THOUGHT_AND_CALL,
    },
  ],
  broken: [
    { title: 'a list that does not close', text: `<tool_call>${LIST}`, position: LIST.length + 11 },
    { title: 'one call without its list', text: '<tool_call>{}</tool_call>', position: 11 },
    { title: 'a thought alone', text: '<think>x</think> ', position: 17 },
    { title: 'text before the calls', text: `Sure. <tool_call>[]</tool_call>`, position: 0 },
    { title: 'a second block', text: '<tool_call>[]</tool_call><tool_call>[]</tool_call>', position: 25 },
  ],
  declared: new RegExp(`${ALWAYS_DECLARED}|has no place|that holds <`),
};
