import { NumberLexeme } from '../../../src/json/json-value.ts';
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

const CALL = `- name: "get_weather"
  arguments:
    "city": "Paris"
    "days": 3`;

export const yaml: SyntaxExamples = {
  golden: [
    { title: 'one call', turn: ONE, text: CALL },
    {
      title: 'two calls',
      turn: TWO,
      text: `${CALL}\n- name: "send_mail"\n  arguments:\n    "to": "a@b.c"\n    "urgent": true`,
    },
    { title: 'no call', turn: NONE, text: '[]' },
    {
      title: 'a call without arguments',
      turn: { calls: [{ name: 'f', arguments: {} }] },
      text: '- name: "f"\n  arguments: {}',
    },
    { title: 'a text', turn: TEXT, text: 'TEXT' },
    {
      title: 'every kind of value',
      turn: KINDS,
      text: String.raw`- name: "f"
  arguments:
    "text": "a \"b\" \\ é\n<&>"
    "number": 1.0
    "none": null
    "list":
      - 1
      - []
      - "k": false
        "e": {}`,
    },
    {
      title: 'nested lists, numbers that are not finite, and characters that YAML readers fold',
      turn: {
        calls: [
          {
            name: 'f',
            arguments: {
              no: [[1, [2]], [[{ a: [3] }]]],
              n: [new NumberLexeme('NaN'), new NumberLexeme('Infinity'), new NumberLexeme('-Infinity')],
              odd: '\u0001\u0085\u2028\ufeff\uffff\u{1f600}',
            },
          },
        ],
      },
      text: String.raw`- name: "f"
  arguments:
    "no":
      - - 1
        - - 2
      - - - "a":
              - 3
    "n":
      - .nan
      - .inf
      - -.inf
    "odd": "\u0001\u0085\u2028\ufeff\uffff😀"`,
    },
  ],
  refusals: [
    { title: 'a thought', turn: THOUGHT_AND_CALL, reason: /thought, for which the syntax has no place/ },
    { title: 'text beside calls', turn: TEXT_AND_CALL, reason: /text beside calls/ },
    { title: 'a text that is a call list', turn: { text: CALL, calls: [] }, reason: /read back as text/ },
    {
      title: 'a key that YAML readers give up on',
      turn: { calls: [{ name: 'f', arguments: { ['k'.repeat(2000)]: 1 } }] },
      reason: /argument name longer than/,
    },
    {
      title: 'a nested key that is long when it is escaped',
      turn: { calls: [{ name: 'f', arguments: { a: [{ ['\u0001'.repeat(170)]: 1 }] } }] },
      reason: /argument name longer than/,
    },
  ],
  lenient: [
    { title: 'white space around, a fence', text: `\n\`\`\`yaml\n${CALL}\n\`\`\`\n`, turn: ONE },
    { title: 'a document mark', text: `---\n${CALL}\n`, turn: ONE },
    { title: 'CRLF', text: CALL.replaceAll('\n', '\r\n'), turn: ONE },
    {
      title: 'plain scalars, comments and other indentation',
      text: '-   name: get_weather # the forecast\n    arguments:\n        city: Paris\n        days: 3\n- name: send_mail\n  arguments: {to: a@b.c, urgent: true}',
      turn: TWO,
    },
    {
      title: 'JSON',
      text: '[{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}]',
      turn: ONE,
    },
  ],
  broken: [
    { title: 'a list that ends in a string', text: '- name: "f', position: 10 },
    { title: 'an item without arguments', text: '- name: "f"', position: 0 },
    {
      title: 'an alias',
      text: '- name: "f"\n  arguments: &a {}\n- name: "g"\n  arguments: *a',
      position: 28,
    },
    { title: 'a tag', text: '- name: "f"\n  arguments: {a: !!str 1}', position: 35 },
    { title: 'a key that is given twice', text: '- name: "f"\n  arguments: {a: 1, a: 2}', position: 32 },
  ],
  declared: new RegExp(`${ALWAYS_DECLARED}|has no place|argument name longer than`),
};
