import type { JsonValue } from '../json/json-value.ts';
import { type JsonLiberty, JsonReader } from './json-reader.ts';
import { parseJson, parseJsonPrefix } from './parse-json.ts';
import { readPythonString } from './python-string.ts';
import type { ParseError, Result } from './result.ts';
import { attempt, TextCursor } from './text-cursor.ts';

export interface GlaiveCall {
  readonly name: string;
  /** The arguments, whatever JSON they are; null together with `argumentsError` where they cannot be read. */
  readonly arguments: JsonValue;
  /** The source text of the arguments, without the single quotes around it. */
  readonly argumentsText: string;
  /** Why and where (in the whole text) the arguments cannot be read, although it is clear where they end. */
  readonly argumentsError?: ParseError;
  /** What had to be mended. */
  readonly repairs: readonly string[];
}

/**
 * A call as glaive-function-calling-v2 writes it: `{"name": "f", "arguments": '{"text": "Hey, let's meet"}'}`, the
 * arguments being JSON in single quotes that may hold apostrophes. Where they end is decided by reading the JSON, not
 * by the next quote. Also read: arguments without quotes or in double quotes, the key `parameters`, `\'`, strings
 * escaped as Python does, one brace too many (see `repairs`). A text that was cut off is refused.
 */
export function parseGlaiveCall(text: string): Result<GlaiveCall> {
  return attempt(() => readCall(new TextCursor(text)));
}

interface Arguments {
  readonly value: JsonValue;
  readonly text: string;
  readonly error?: ParseError;
}

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

function readCall(cursor: TextCursor): GlaiveCall {
  const repairs = new Set<string>();
  let name: string | undefined;
  let given: Arguments | undefined;
  cursor.skipSpace();
  if (!cursor.skipCode(OPEN_BRACE)) cursor.fail("expected '{'");
  for (;;) {
    const keyStart = skipTo(cursor);
    const key = readString(cursor);
    cursor.skipSpace();
    if (!cursor.skipCode(COLON)) cursor.fail("expected ':' after a key");
    const valueStart = skipTo(cursor);
    if (key === 'name') {
      if (name !== undefined) cursor.fail('the name is given twice', keyStart);
      name = readString(cursor);
    } else if (key === 'arguments' || key === 'parameters') {
      if (given !== undefined) cursor.fail('the arguments are given twice', keyStart);
      if (key === 'parameters') repairs.add('the key "parameters" instead of "arguments"');
      given = readArguments(cursor, valueStart, repairs);
    } else {
      cursor.fail(`the key ${JSON.stringify(key)} does not belong to a call`, keyStart);
    }
    cursor.skipSpace();
    if (cursor.skipCode(CLOSE_BRACE)) break;
    if (!cursor.skipCode(COMMA))
      cursor.fail(cursor.ended ? 'the text ends inside a call' : "expected ',' or '}'");
  }
  const end = skipTo(cursor);
  if (cursor.skipCode(CLOSE_BRACE)) repairs.add("one '}' too many at the end");
  cursor.skipSpace();
  if (!cursor.ended) cursor.fail('text after the call');
  if (name === undefined) return cursor.fail('a call without a name', end);
  if (given === undefined) return cursor.fail('a call without arguments', end);
  return {
    name,
    arguments: given.value,
    argumentsText: given.text,
    ...(given.error === undefined ? {} : { argumentsError: given.error }),
    repairs: [...repairs],
  };
}

function skipTo(cursor: TextCursor): number {
  cursor.skipSpace();
  return cursor.at;
}

function readString(cursor: TextCursor): string {
  if (cursor.text.charCodeAt(cursor.at) !== QUOTE) {
    return cursor.fail(cursor.ended ? 'the text ends inside a call' : 'expected a string in double quotes');
  }
  return new JsonReader(cursor).readString();
}

function readArguments(cursor: TextCursor, start: number, repairs: Set<string>): Arguments {
  if (cursor.text.charCodeAt(start) === APOSTROPHE) return readSingleQuoted(cursor, start, repairs);
  const json = parseJsonPrefix(cursor.text, start);
  if (!json.ok) return cursor.fail(json.error.message, json.error.position);
  cursor.at = json.value.end;
  const { value } = json.value;
  if (typeof value !== 'string') return { value, text: cursor.text.slice(start, cursor.at) };
  const inner = parseJson(value);
  if (inner.ok) return { value: inner.value, text: value };
  return { value: null, text: value, error: { message: inner.error.message, position: start } };
}

/** The cursor on the opening apostrophe. Strict JSON first, then with liberties, then as a Python string of JSON. */
function readSingleQuoted(cursor: TextCursor, start: number, repairs: Set<string>): Arguments {
  const contentStart = start + 1;
  const strict = readQuotedJson(cursor, contentStart, undefined, repairs);
  if (strict.ok) return strict.value;
  const tolerant = readQuotedJson(cursor, contentStart, new Set(), repairs);
  if (tolerant.ok) return tolerant.value;
  const python = readPythonQuoted(cursor, start);
  if (python.ok) {
    repairs.add('arguments escaped as a Python string');
    return python.value;
  }
  return readUnreadable(
    cursor,
    contentStart,
    strict.error.position > tolerant.error.position ? strict.error : tolerant.error,
  );
}

/** JSON, then the closing apostrophe; one brace too many may stand between them. */
function readQuotedJson(
  cursor: TextCursor,
  start: number,
  taken: Set<JsonLiberty> | undefined,
  repairs: Set<string>,
): Result<Arguments> {
  return attempt(() => {
    cursor.at = start;
    const value = new JsonReader(cursor, taken).readValue();
    const { at: end } = cursor;
    cursor.skipSpace();
    const hasSurplus = cursor.skipCode(CLOSE_BRACE);
    if (hasSurplus) cursor.skipSpace();
    if (!cursor.skipCode(APOSTROPHE)) cursor.fail('expected the apostrophe after the arguments');
    for (const liberty of taken ?? []) repairs.add(liberty);
    if (hasSurplus) repairs.add("one '}' too many in the arguments");
    return { value, text: cursor.text.slice(start, end) };
  });
}

function readPythonQuoted(cursor: TextCursor, start: number): Result<Arguments> {
  return attempt(() => {
    cursor.at = start;
    const content = readPythonString(cursor, {});
    const json = parseJson(content);
    if (!json.ok) return cursor.fail(json.error.message, start);
    return { value: json.value, text: content };
  });
}

// The end of the whole call, where nothing but braces follows the arguments.
const CLOSING = /'\s*\}\s*$/;

/** Arguments that are no JSON are kept as text where the call ends right after them; else the call is refused. */
function readUnreadable(cursor: TextCursor, start: number, error: ParseError): Arguments {
  const quote = cursor.text.slice(start).search(CLOSING);
  if (quote < 0) return cursor.fail(error.message, error.position);
  cursor.at = start + quote + 1;
  return { value: null, text: cursor.text.slice(start, start + quote), error };
}
