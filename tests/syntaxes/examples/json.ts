import type { SyntaxExamples } from '../../contracts/describe-syntax.ts';
import {
  ALWAYS_DECLARED,
  KINDS,
  NONE,
  ONE,
  TEXT,
  TEXT_AND_CALL,
  THOUGHT_AND_CALL,
  TWO,
} from './shared-turns.ts';

const CALLS = '[{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}]';

export const json: SyntaxExamples = {
  golden: [
    { title: 'one call', turn: ONE, text: CALLS },
    {
      title: 'two calls',
      turn: TWO,
      text: '[{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}, {"name": "send_mail", "arguments": {"to": "a@b.c", "urgent": true}}]',
    },
    { title: 'no call', turn: NONE, text: '[]' },
    { title: 'a text', turn: TEXT, text: 'TEXT' },
    { title: 'an empty text', turn: { text: '', calls: [] }, text: '' },
    {
      title: 'every kind of value',
      turn: KINDS,
      text: String.raw`[{"name": "f", "arguments": {"text": "a \"b\" \\ é\n<&>", "number": 1.0, "none": null, "list": [1, [], {"k": false, "e": {}}]}}]`,
    },
  ],
  refusals: [
    { title: 'a thought', turn: THOUGHT_AND_CALL, reason: /thought, for which the syntax has no place/ },
    { title: 'text beside calls', turn: TEXT_AND_CALL, reason: /text beside calls/ },
    { title: 'an empty text beside calls', turn: { ...ONE, text: '' }, reason: /text beside calls/ },
    { title: 'a text that is a call list', turn: { text: CALLS, calls: [] }, reason: /read back as text/ },
    { title: 'a text that is an empty list', turn: { text: ' [] ', calls: [] }, reason: /read back as text/ },
    {
      title: 'a fenced call list',
      turn: { text: `\`\`\`json\n${CALLS}\n\`\`\``, calls: [] },
      reason: /read back/,
    },
    { title: 'a broken call list', turn: { text: '[{"name":', calls: [] }, reason: /read back as text/ },
  ],
  lenient: [
    { title: 'white space around', text: `\n ${CALLS} \r\n`, turn: ONE },
    {
      title: 'compact JSON',
      text: '[{"name":"get_weather","arguments":{"city":"Paris","days":3}}]',
      turn: ONE,
    },
    { title: 'a fence', text: `\`\`\`json\n${CALLS}\n\`\`\``, turn: ONE },
    { title: 'one call without its list', text: CALLS.slice(1, -1), turn: ONE },
    {
      title: 'another order, `parameters`, an id, and arguments as a string',
      text: String.raw`[{"parameters": {"city": "Paris", "days": 3}, "name": "get_weather"}, {"id": "x", "name": "send_mail", "arguments": "{\"to\": \"a@b.c\", \"urgent\": true}"}]`,
      turn: TWO,
    },
    {
      title: 'an object that is no call as text',
      text: '{"name": "Bob"}',
      turn: { text: '{"name": "Bob"}', calls: [] },
    },
    { title: 'a footnote as text', text: '[1] See [2].', turn: { text: '[1] See [2].', calls: [] } },
  ],
  broken: [
    { title: 'a list that ends early', text: ' [{"name": "f", "arguments": {', position: 30 },
    { title: 'text after the list', text: '[] and more', position: 3 },
    {
      title: 'a second element that is no call',
      text: '[{"name": "f", "arguments": {}}, {"x": 1}]',
      position: 33,
    },
    { title: 'a call with an unknown key', text: '[{"name": "f", "arguments": {}, "x": 1}]', position: 1 },
    { title: 'arguments that are a list', text: '[{"name": "f", "arguments": []}]', position: 1 },
    {
      title: 'both keys for the arguments',
      text: '[{"name": "f", "arguments": {}, "parameters": {}}]',
      position: 1,
    },
    { title: 'a call without arguments', text: '[{"name": "f"}]', position: 1 },
    { title: 'one call with a name that is a number', text: '{"name": 1, "arguments": {}}', position: 0 },
  ],
  declared: new RegExp(`${ALWAYS_DECLARED}|has no place`),
};
