import { isJsonArray, isJsonObject, type JsonValue } from '../json/json-value.ts';
import { type JsonLiberty, JsonReader } from './json-reader.ts';
import { parseJson } from './parse-json.ts';
import { readPythonLiteral } from './python-literal.ts';
import { failure, type ParseError, type Result, success } from './result.ts';
import { attempt, TextCursor } from './text-cursor.ts';

export interface LenientJson {
  readonly value: JsonValue;
  /** What had to be mended, in the words of the report; empty for strict JSON. */
  readonly repairs: readonly string[];
}

/**
 * JSON as real data writes it. The rungs, in order; each one is recorded in `repairs`: strict JSON; JSON with
 * trailing commas, raw control characters or `\'` in strings; a Python literal; and around these a code fence,
 * literal `\n` before and after, and one closing bracket too many at the end. A value is never guessed: a text that
 * was cut off is refused, as is everything that fits no rung, at the place where the best rung stopped.
 */
export function parseLenientJson(text: string): Result<LenientJson> {
  const strict = parseJson(text);
  if (strict.ok) return success({ value: strict.value, repairs: [] });
  const core = unwrap(text);
  const rungs = [readTolerantJson, readPython];
  let best: ParseError = strict.error;
  for (const rung of rungs) {
    const read = rung(text, core.start);
    if (read.ok) {
      const { value, end, repairs } = read.value;
      const rest = text.slice(end, core.end).trim();
      if (rest === '') return success({ value, repairs: [...core.repairs, ...repairs] });
      if ((rest === '}' || rest === ']') && (isJsonObject(value) || isJsonArray(value))) {
        return success({
          value,
          repairs: [...core.repairs, ...repairs, `one '${rest}' too many at the end`],
        });
      }
    }
    const error = read.ok
      ? { message: 'text after the end of the value', position: firstInk(text, read.value.end) }
      : read.error;
    if (error.position > best.position) best = error;
  }
  return failure(best.message, best.position);
}

interface Prefix extends LenientJson {
  readonly end: number;
}

function readTolerantJson(text: string, start: number): Result<Prefix> {
  return attempt(() => {
    const taken = new Set<JsonLiberty>();
    const cursor = new TextCursor(text, start);
    const value = new JsonReader(cursor, taken).readValue();
    return { value, end: cursor.at, repairs: [...taken] };
  });
}

function readPython(text: string, start: number): Result<Prefix> {
  const literal = readPythonLiteral(text, start, { rawNewlines: 'keep' });
  if (!literal.ok) return literal;
  const { value, end, notes } = literal.value;
  // The JSON words are why a mixed text is on this rung at all; they are no repair.
  const noted = notes.filter(({ kind }) => kind !== 'json-literal').map(({ message }) => message);
  return success({ value, end, repairs: [...new Set(['a Python literal', ...noted])] });
}

interface Core {
  readonly start: number;
  readonly end: number;
  readonly repairs: readonly string[];
}

const INK = /\S/;
const FENCE_LINE = /```[a-zA-Z0-9_+-]*[ \t]*\r?\n/y;

/** Where the value is, inside a code fence and literal `\n`. */
function unwrap(text: string): Core {
  let start = firstInk(text, 0);
  let end = start + text.slice(start).trimEnd().length;
  const repairs: string[] = [];
  FENCE_LINE.lastIndex = start;
  if (FENCE_LINE.test(text) && text.endsWith('```', end) && end - 3 >= FENCE_LINE.lastIndex) {
    start = FENCE_LINE.lastIndex;
    end -= 3;
    repairs.push('a code fence around it');
  }
  const before = end - start;
  while (text.startsWith('\\n', start) && start + 2 <= end) start = firstInk(text, start + 2);
  while (text.endsWith('\\n', end) && end - 2 >= start)
    end = start + text.slice(start, end - 2).trimEnd().length;
  if (end - start < before) repairs.push('literal \\n around it');
  return { start, end: Math.max(start, end), repairs };
}

function firstInk(text: string, start: number): number {
  const offset = text.slice(start).search(INK);
  return offset < 0 ? text.length : start + offset;
}
