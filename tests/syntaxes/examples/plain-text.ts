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

const CALL = 'Call "get_weather" with "city" = "Paris", "days" = 3.';

export const plainText: SyntaxExamples = {
  golden: [
    { title: 'one call', turn: ONE, text: CALL },
    {
      title: 'two calls',
      turn: TWO,
      text: `${CALL}\nCall "send_mail" with "to" = "a@b.c", "urgent" = true.`,
    },
    {
      title: 'calls without arguments',
      turn: { calls: [{ name: 'a "b"', arguments: {} }, ...ONE.calls] },
      text: `Call "a \\"b\\"" without arguments.\n${CALL}`,
    },
    { title: 'no call', turn: NONE, text: 'Call nothing.' },
    { title: 'a text', turn: TEXT, text: 'TEXT' },
    {
      title: 'every kind of value',
      turn: KINDS,
      text: String.raw`Call "f" with "text" = "a \"b\" \\ é\n<&>", "number" = 1.0, "none" = null, "list" = [1, [], {"k": false, "e": {}}].`,
    },
  ],
  refusals: [
    { title: 'a thought', turn: THOUGHT_AND_CALL, reason: /thought, for which the syntax has no place/ },
    { title: 'text beside calls', turn: TEXT_AND_CALL, reason: /text beside calls/ },
    { title: 'a text that reads as a call', turn: { text: CALL, calls: [] }, reason: /read back as text/ },
    {
      title: 'a text that reads as no call',
      turn: { text: 'Call nothing.', calls: [] },
      reason: /read back as text/,
    },
    {
      title: 'a text that starts like a call',
      turn: { text: 'Call "Bob"!', calls: [] },
      reason: /read back as text/,
    },
  ],
  lenient: [
    {
      title: 'other white space',
      text: ' Call  "get_weather"\nwith "city"="Paris" ,"days" = 3 . Call "send_mail" with "to" = "a@b.c", "urgent" = true.\n',
      turn: TWO,
    },
    { title: 'prose', text: 'Call me later.', turn: { text: 'Call me later.', calls: [] } },
  ],
  broken: [
    { title: 'a sentence that ends early', text: 'Call "f" with "a" = ', position: 19 },
    { title: 'a sentence without a full stop', text: 'Call "f" with "a" = 1', position: 21 },
    { title: 'a name without quotes', text: 'Call "f" with a = 1.', position: 14 },
    { title: 'a second sentence of another kind', text: `${CALL} Thanks.`, position: CALL.length + 1 },
    { title: 'an argument that is given twice', text: 'Call "f" with "a" = 1, "a" = 2.', position: 23 },
    { title: 'something else after the name', text: 'Call "f" now.', position: 8 },
  ],
  declared: new RegExp(`${ALWAYS_DECLARED}|has no place`),
};
