import type { SyntaxExamples } from '../../contracts/describe-syntax.ts';
import { ALWAYS_DECLARED, NONE, ONE, TEXT, TEXT_AND_CALL, THOUGHT_AND_CALL, TWO } from './shared-turns.ts';

const LIST = '[{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}]';

/** Bytes of mistral-common's tokenizers v2 and v3 (list), v7 (text before it), without ids. */
export const mistral: SyntaxExamples = {
  golden: [
    { title: 'one call', turn: ONE, text: `[TOOL_CALLS] ${LIST}` },
    {
      title: 'two calls',
      turn: TWO,
      text: '[TOOL_CALLS] [{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}, {"name": "send_mail", "arguments": {"to": "a@b.c", "urgent": true}}]',
    },
    { title: 'a text beside a call', turn: TEXT_AND_CALL, text: `TEXT[TOOL_CALLS] ${LIST}` },
    { title: 'no call', turn: NONE, text: '[TOOL_CALLS] []' },
    { title: 'a text', turn: TEXT, text: 'TEXT' },
    {
      title: 'the mark inside of a string',
      turn: { calls: [{ name: 'f', arguments: { a: '[TOOL_CALLS] []' } }] },
      text: '[TOOL_CALLS] [{"name": "f", "arguments": {"a": "[TOOL_CALLS] []"}}]',
    },
  ],
  refusals: [
    { title: 'a thought', turn: THOUGHT_AND_CALL, reason: /thought, for which the syntax has no place/ },
    {
      title: 'a text with the mark',
      turn: { text: 'a [TOOL_CALLS]', calls: [] },
      reason: /read back as text/,
    },
    {
      title: 'such a text beside a call',
      turn: { ...ONE, text: 'a [TOOL_CALLS]' },
      reason: /holds \[TOOL_CALLS\]/,
    },
    { title: 'white space beside calls', turn: { ...ONE, text: ' ' }, reason: /white space alone/ },
  ],
  lenient: [
    { title: 'no space after the mark', text: `[TOOL_CALLS]${LIST}\n`, turn: ONE },
    { title: 'white space before the mark', text: `\n[TOOL_CALLS]  ${LIST}`, turn: ONE },
    {
      title: 'ids',
      text: '[TOOL_CALLS] [{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}, "id": "call00001"}]',
      turn: ONE,
    },
  ],
  broken: [
    { title: 'a mark without a list', text: '[TOOL_CALLS] ', position: 13 },
    { title: 'a mark with one call', text: '[TOOL_CALLS] {}', position: 13 },
    { title: 'text after the list', text: '[TOOL_CALLS] [] done', position: 16 },
    { title: 'a second mark', text: '[TOOL_CALLS] [][TOOL_CALLS] []', position: 15 },
  ],
  declared: new RegExp(`${ALWAYS_DECLARED}|has no place|that holds \\[TOOL_CALLS\\]|white space alone`),
};
