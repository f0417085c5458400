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

const LINE = '{"name": "get_weather", "parameters": {"city": "Paris", "days": 3}}';
const LINE_2 = '{"name": "send_mail", "parameters": {"to": "a@b.c", "urgent": true}}';

/** Bytes that ToolRL's reward asks for (`rlla.py`: the regular expressions of its format score). */
export const toolrl: SyntaxExamples = {
  golden: [
    {
      title: 'a thought and two calls',
      turn: { ...TWO, reasoning: 'THINK' },
      text: `<think> THINK </think>\n<tool_call>\n${LINE}\n${LINE_2}\n</tool_call>`,
    },
    { title: 'one call', turn: ONE, text: `<tool_call>\n${LINE}\n</tool_call>` },
    {
      title: 'a thought and a text',
      turn: { ...TEXT, reasoning: 'THINK' },
      text: '<think> THINK </think>\n<response> TEXT </response>',
    },
    {
      title: 'all at once',
      turn: ALL,
      text: `<think> THINK </think>\n<tool_call>\n${LINE}\n</tool_call>\n<response> TEXT </response>`,
    },
    { title: 'a text', turn: TEXT, text: '<response> TEXT </response>' },
    { title: 'an empty text', turn: { text: '', calls: [] }, text: '<response>  </response>' },
    {
      title: 'a thought that speaks of the marks',
      turn: { ...THOUGHT_AND_CALL, reasoning: 'use <tool_call> </tool_call> <response>' },
      text: `<think> use <tool_call> </tool_call> <response> </think>\n<tool_call>\n${LINE}\n</tool_call>`,
    },
  ],
  refusals: [
    { title: 'a turn that neither says nor calls', turn: NONE, reason: /without calls and without text/ },
    { title: 'a thought alone', turn: { ...NONE, reasoning: 'x' }, reason: /without calls and without text/ },
    {
      title: 'a thought that closes itself',
      turn: { ...ONE, reasoning: '</think>' },
      reason: /holds <\/think>/,
    },
    {
      title: 'a text that closes itself',
      turn: { ...TEXT_AND_CALL, text: 'a </response>' },
      reason: /holds <\/response>/,
    },
  ],
  lenient: [
    {
      title: 'white space and `arguments`',
      text: `\n<tool_call> ${LINE.replace('parameters', 'arguments')}\n\n${LINE_2}</tool_call>\n`,
      turn: TWO,
    },
    {
      title: 'no spaces inside of the tags',
      text: '<think>THINK</think><response>TEXT</response>',
      turn: { ...TEXT, reasoning: 'THINK' },
    },
    { title: 'a text without tags', text: 'TEXT', turn: TEXT },
  ],
  broken: [
    { title: 'a block that does not close', text: `<tool_call>\n${LINE}\n`, position: LINE.length + 13 },
    { title: 'an empty block', text: '<tool_call>\n</tool_call>', position: 0 },
    { title: 'a thought alone', text: '<think> x </think>', position: 18 },
    { title: 'text outside of the blocks', text: '<think> x </think> so', position: 19 },
    { title: 'a text before a block', text: 'so <response> x </response>', position: 0 },
    { title: 'text after the response', text: '<response> x </response> so', position: 25 },
    { title: 'a response that does not close', text: '<response> x', position: 0 },
  ],
  declared: new RegExp(`${ALWAYS_DECLARED}|without calls and without text|that holds <`),
};
