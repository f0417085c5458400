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

const BLOCK = '<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_call>';
const BLOCK_2 =
  '<tool_call>\n{"name": "send_mail", "arguments": {"to": "a@b.c", "urgent": true}}\n</tool_call>';
const CLOSING = { calls: [{ name: 'f', arguments: { a: 'x</tool_call>y<tool_call>' } }] };

/** Bytes of the chat templates of Qwen2.5 (calls, text) and Qwen3 (thought). */
export const hermes: SyntaxExamples = {
  golden: [
    { title: 'one call', turn: ONE, text: BLOCK },
    { title: 'two calls', turn: TWO, text: `${BLOCK}\n${BLOCK_2}` },
    { title: 'a text beside a call', turn: TEXT_AND_CALL, text: `TEXT\n${BLOCK}` },
    { title: 'a thought', turn: THOUGHT_AND_CALL, text: `<think>\nTHINK\n</think>\n\n${BLOCK}` },
    { title: 'all at once', turn: ALL, text: `<think>\nTHINK\n</think>\n\nTEXT\n${BLOCK}` },
    {
      title: 'a thought and a text',
      turn: { ...TEXT, reasoning: 'THINK' },
      text: '<think>\nTHINK\n</think>\n\nTEXT',
    },
    { title: 'a thought alone', turn: { ...NONE, reasoning: '' }, text: '<think>\n\n</think>\n\n' },
    { title: 'a text', turn: TEXT, text: 'TEXT' },
    {
      title: 'marks inside of a string',
      turn: CLOSING,
      text: '<tool_call>\n{"name": "f", "arguments": {"a": "x</tool_call>y<tool_call>"}}\n</tool_call>',
    },
    {
      title: 'a thought that speaks of the marks',
      turn: { reasoning: 'write <tool_call>{</tool_call> now', calls: ONE.calls },
      text: `<think>\nwrite <tool_call>{</tool_call> now\n</think>\n\n${BLOCK}`,
    },
  ],
  refusals: [
    { title: 'a turn that neither says nor calls', turn: NONE, reason: /without calls and without text/ },
    {
      title: 'a text with the opening mark',
      turn: { text: 'a <tool_call> b', calls: [] },
      reason: /read back as text/,
    },
    {
      title: 'such a text beside a call',
      turn: { ...ONE, text: 'a <tool_call> b' },
      reason: /holds <tool_call>/,
    },
    {
      title: 'a text that starts like a thought',
      turn: { text: ' <think>x</think>', calls: [] },
      reason: /read back/,
    },
    { title: 'such a text beside a call', turn: { ...ONE, text: '<think>x' }, reason: /starts with <think>/ },
    {
      title: 'a thought that closes itself',
      turn: { ...ONE, reasoning: 'a</think>b' },
      reason: /holds <\/think>/,
    },
    { title: 'white space beside calls', turn: { ...ONE, text: ' \n' }, reason: /white space alone/ },
    { title: 'an empty text beside calls', turn: { ...ONE, text: '' }, reason: /white space alone/ },
    {
      title: 'an empty text after a thought',
      turn: { reasoning: 'x', text: '', calls: [] },
      reason: /empty text/,
    },
  ],
  lenient: [
    {
      title: 'no line feeds, another order, `parameters`',
      text: ' <tool_call>{"parameters":{"city":"Paris","days":3},"name":"get_weather"}</tool_call> ',
      turn: ONE,
    },
    {
      title: 'a call as Python prints it',
      text: "<tool_call>\n{'arguments': {'city': 'Paris', 'days': 3}, 'name': 'get_weather'}\n</tool_call>",
      turn: ONE,
    },
    { title: 'blank lines between blocks', text: `${BLOCK}\n\n ${BLOCK_2}\n`, turn: TWO },
    { title: 'a thought on one line', text: `<think>THINK</think>${BLOCK}`, turn: THOUGHT_AND_CALL },
    { title: 'a text right before the block', text: `TEXT${BLOCK}`, turn: TEXT_AND_CALL },
  ],
  broken: [
    {
      title: 'a block that does not close',
      text: '<tool_call>\n{"name": "f", "arguments": {}}\n',
      position: 43,
    },
    { title: 'a block with text', text: '<tool_call>\nf()\n</tool_call>', position: 12 },
    { title: 'text after a block', text: `${BLOCK} done`, position: BLOCK.length + 1 },
    { title: 'a thought that does not close', text: ' <think> hm', position: 1 },
    { title: 'a list in a block', text: '<tool_call>[]</tool_call>', position: 11 },
  ],
  declared: new RegExp(
    `${ALWAYS_DECLARED}|without calls and without text|that holds <|that starts with <think>|white space alone|an empty text after`,
  ),
};
