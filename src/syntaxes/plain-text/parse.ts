import { type JsonValue, setKey } from '../../json/json-value.ts';
import { parseJsonPrefix } from '../../parsers/parse-json.ts';
import { failure, type Result, success } from '../../parsers/result.ts';
import type { Call, Turn } from '../../record/turn.ts';
import type { Prefix } from '../codecs/call-json.ts';
import { textTurn } from '../codecs/print-turn.ts';
import { bodyOf, matchesAt, skipSpace } from '../codecs/text-body.ts';

/** The sentence of a turn that calls nothing. */
export const NO_CALL = 'Call nothing.';

const START = /Call\s+"/y;
const WITHOUT = /\s+without\s+arguments\s*\./y;
const WITH = /\s+with\s+/y;
const NEXT = /\s*,\s*/y;
const EQUALS = /\s*=\s*/y;
const STOP = /\s*\./y;

/** Sentences of calls and nothing else; a text that does not start with such a sentence is a text. */
export function parse(text: string): Result<Turn> {
  const { start, end } = bodyOf(text);
  if (end - start === NO_CALL.length && text.startsWith(NO_CALL, start)) return success({ calls: [] });
  if (!matchesAt(START, text, start)) return success(textTurn(text));
  const body = text.slice(0, end);
  const calls: Call[] = [];
  let at = start;
  while (at < end) {
    const call = readSentence(body, at);
    if (!call.ok) return call;
    calls.push(call.value.value);
    at = skipSpace(body, call.value.end);
  }
  return success({ calls });
}

function readSentence(text: string, start: number): Prefix<Call> {
  if (!matchesAt(START, text, start)) return failure('expected: Call "name"', start);
  const name = readString(text, START.lastIndex - 1);
  if (!name.ok) return name;
  if (matchesAt(WITHOUT, text, name.value.end)) {
    return success({ value: { name: name.value.value, arguments: {} }, end: WITHOUT.lastIndex });
  }
  if (!matchesAt(WITH, text, name.value.end)) {
    return failure('expected "with" or "without arguments." after the name', name.value.end);
  }
  const args: Record<string, JsonValue> = {};
  let at = WITH.lastIndex;
  for (;;) {
    const argument = readArgument(text, at, args);
    if (!argument.ok) return argument;
    at = argument.value;
    if (matchesAt(STOP, text, at)) {
      return success({ value: { name: name.value.value, arguments: args }, end: STOP.lastIndex });
    }
    if (!matchesAt(NEXT, text, at)) return failure("expected ',' or '.' after an argument", at);
    at = NEXT.lastIndex;
  }
}

/** Reads `"key" = value` into `args`; gives where it ends. */
function readArgument(text: string, start: number, args: Record<string, JsonValue>): Result<number> {
  const key = readString(text, start);
  if (!key.ok) return key;
  if (Object.hasOwn(args, key.value.value)) return failure(`the argument "${key.value.value}" twice`, start);
  if (!matchesAt(EQUALS, text, key.value.end)) return failure("expected '=' after the name", key.value.end);
  const value = parseJsonPrefix(text, EQUALS.lastIndex);
  if (!value.ok) return value;
  setKey(args, key.value.value, value.value.value);
  return success(value.value.end);
}

function readString(text: string, start: number): Prefix<string> {
  if (text[start] !== '"') return failure('expected a name in double quotes', start);
  const json = parseJsonPrefix(text, start);
  return json.ok ? success({ value: json.value.value as string, end: json.value.end }) : json;
}
