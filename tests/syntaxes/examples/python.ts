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

const CALL = 'get_weather(city="Paris", days=3)';

export const python: SyntaxExamples = {
  golden: [
    { title: 'one call', turn: ONE, text: `[${CALL}]` },
    { title: 'two calls', turn: TWO, text: `[${CALL}, send_mail(to="a@b.c", urgent=True)]` },
    { title: 'no call', turn: NONE, text: '[]' },
    { title: 'a text', turn: TEXT, text: 'TEXT' },
    {
      title: 'every kind of value',
      turn: KINDS,
      text: String.raw`[f(text="a \"b\" \\ é\n<&>", number=1.0, none=None, list=[1, [], {"k": False, "e": {}}])]`,
    },
    {
      title: 'names that are not of Python, as ToolACE writes them',
      turn: {
        calls: [
          { name: 'Market Trends API', arguments: { 'mv.4': 1 } },
          { name: 'a/b', arguments: {} },
        ],
      },
      text: '[Market Trends API(mv.4=1), a/b()]',
    },
  ],
  refusals: [
    { title: 'a thought', turn: THOUGHT_AND_CALL, reason: /thought, for which the syntax has no place/ },
    { title: 'text beside calls', turn: TEXT_AND_CALL, reason: /text beside calls/ },
    {
      title: 'a text that is a call list',
      turn: { text: '[f(a=1)]', calls: [] },
      reason: /read back as text/,
    },
    {
      title: 'a name with a bracket',
      turn: { calls: [{ name: 'f(', arguments: {} }] },
      reason: /function name/,
    },
    {
      title: 'a name with a comma',
      turn: { calls: [{ name: 'a, b', arguments: {} }] },
      reason: /function name/,
    },
    { title: 'an empty name', turn: { calls: [{ name: '', arguments: {} }] }, reason: /function name/ },
    {
      title: 'a key with =',
      turn: { calls: [{ name: 'f', arguments: { 'a=b': 1 } }] },
      reason: /argument name/,
    },
    {
      title: 'a key with spaces around',
      turn: { calls: [{ name: 'f', arguments: { ' a': 1 } }] },
      reason: /argument name/,
    },
    {
      title: 'NaN deep inside',
      turn: { calls: [{ name: 'f', arguments: { a: [{ b: new NumberLexeme('NaN') }] } }] },
      reason: /NaN or Infinity/,
    },
  ],
  lenient: [
    {
      title: 'white space, single quotes, a trailing comma',
      text: " [ get_weather(city = 'Paris',\n days=3,) ] ",
      turn: ONE,
    },
    { title: 'a fence', text: `\`\`\`python\n[${CALL}]\n\`\`\``, turn: ONE },
    {
      title: 'JSON words',
      text: '[send_mail(to="a@b.c", urgent=true)]',
      turn: { calls: [TWO.calls[1] as never] },
    },
    { title: 'a call without its list as text', text: CALL, turn: { text: CALL, calls: [] } },
    {
      title: 'a note in brackets as text',
      text: '[Note: see below]',
      turn: { text: '[Note: see below]', calls: [] },
    },
  ],
  broken: [
    { title: 'a list that ends early', text: '[f(a=1', position: 6 },
    { title: 'text after the list', text: '[f(a=1)] done', position: 9 },
    { title: 'positional arguments of an unknown tool', text: '[f(a=1), g(1)]', position: 9 },
    { title: 'an argument that is given twice', text: '[f(a=1, a=2)]', position: 8 },
  ],
  declared: new RegExp(`${ALWAYS_DECLARED}|has no place|which Python calls cannot hold|NaN or Infinity`),
};
