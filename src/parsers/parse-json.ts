import { type JsonValue, NumberLexeme, numberFromText, setKey } from '../json/json-value.ts';
import { failure, type Result, success } from './result.ts';

/** Nesting deeper than this is refused everywhere: no format needs it, and recursion stays bounded. */
export const MAX_DEPTH = 512;

/**
 * Might this JSON text hold a number that JavaScript would rewrite (`1.0`, `1e5`, 16 digits and more, `-0`)? No
 * false negatives in JSON text, nor in JSON that is escaped inside a JSON string; false positives only cost time.
 * One linear scan at about ten times the speed of JSON.parse.
 */
export function mayHoldLexemes(text: string): boolean {
  return LEXEME.test(text);
}
// A number starts after `:`, `,`, `[`, white space, or the last letter of an escaped `\n`, `\r`, `\t`.
const LEXEME =
  /[:,[\snrt]-?[0-9]+(?:\.[0-9]*0[,\]}\s\\]|\.?[0-9]*[eE][-+0-9]|[0-9.]{15})|-0(?:\.0*)?[,\]}\s\\]|^\s*-?[0-9]/;

// A scan of the enclosing text cannot see that a string is a number as a whole.
const BARE_NUMBER = /^\s*-?[0-9]/;

const DEEP_ENOUGH = ']'.repeat(24);
const DEEP_ENOUGH_BRACES = '}'.repeat(24);

/**
 * Strict JSON text → value without loss. Ordinary text costs what `JSON.parse` costs plus one scan; `isPlain` says
 * that the scan was already done on an enclosing text. `NaN` and `Infinity`, which Python writes, become lexemes.
 * A repeated object key: the last value stands, as in `JSON.parse` and in Python.
 */
export function parseJson(text: string, isPlain = false): Result<JsonValue> {
  const plain = isPlain ? !BARE_NUMBER.test(text) : !mayHoldLexemes(text);
  if (plain && !text.includes(DEEP_ENOUGH) && !text.includes(DEEP_ENOUGH_BRACES)) {
    try {
      return success(JSON.parse(text) as JsonValue);
    } catch {
      // Not JSON, or JSON with NaN: the reader below says where.
    }
  }
  return new LosslessReader(text).readDocument();
}

/** Reads one JSON value at `start` and says where it ends; what follows is the caller's. */
export function parseJsonPrefix(text: string, start: number): Result<{ value: JsonValue; end: number }> {
  return new LosslessReader(text).readPrefix(start);
}

class JsonSyntaxError extends Error {
  readonly position: number;
  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const PYTHON_NUMBER = /-?Infinity|NaN/y;
const STRING_RUN = /[^"\\\u0000-\u001f]*/y;
const SPACE = /[ \t\n\r]*/y;

class LosslessReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readDocument(): Result<JsonValue> {
    const prefix = this.readPrefix(0);
    if (!prefix.ok) return prefix;
    this.#at = prefix.value.end;
    this.#skipSpace();
    if (this.#at < this.#text.length) return failure('text after the end of the JSON value', this.#at);
    return success(prefix.value.value);
  }

  readPrefix(start: number): Result<{ value: JsonValue; end: number }> {
    this.#at = start;
    try {
      const value = this.#value(0);
      return success({ value, end: this.#at });
    } catch (error) {
      if (error instanceof JsonSyntaxError) return failure(error.message, error.position);
      throw error;
    }
  }

  #fail(message: string): never {
    throw new JsonSyntaxError(message, this.#at);
  }

  #skipSpace(): void {
    SPACE.lastIndex = this.#at;
    SPACE.test(this.#text);
    this.#at = SPACE.lastIndex;
  }

  #value(depth: number): JsonValue {
    if (depth > MAX_DEPTH) this.#fail(`nesting deeper than ${MAX_DEPTH} levels`);
    this.#skipSpace();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      case undefined:
        return this.#fail('the text ends where a JSON value should start');
      default:
        return this.#number();
    }
  }

  #word<T extends JsonValue>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#fail('not a JSON value');
    this.#at += word.length;
    return value;
  }

  #number(): JsonValue {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text);
    if (match !== null) {
      this.#at = NUMBER.lastIndex;
      return numberFromText(match[0]);
    }
    PYTHON_NUMBER.lastIndex = this.#at;
    const python = PYTHON_NUMBER.exec(this.#text);
    if (python === null) this.#fail('not a JSON value');
    this.#at = PYTHON_NUMBER.lastIndex;
    return new NumberLexeme(python[0]);
  }

  #string(): string {
    const start = this.#at;
    this.#at += 1;
    let escaped = false;
    for (;;) {
      STRING_RUN.lastIndex = this.#at;
      STRING_RUN.test(this.#text);
      this.#at = STRING_RUN.lastIndex;
      const character = this.#text[this.#at];
      if (character === '"') break;
      if (character === undefined) this.#fail('the text ends inside a string');
      if (character !== '\\') this.#fail('a control character inside a string');
      escaped = true;
      this.#at += 2;
    }
    this.#at += 1;
    const raw = this.#text.slice(start, this.#at);
    if (!escaped) return raw.slice(1, -1);
    try {
      return JSON.parse(raw) as string;
    } catch {
      this.#at = start;
      return this.#fail('a bad escape inside a string');
    }
  }

  #array(depth: number): JsonValue {
    this.#at += 1;
    const values: JsonValue[] = [];
    this.#skipSpace();
    if (this.#text[this.#at] === ']') {
      this.#at += 1;
      return values;
    }
    for (;;) {
      values.push(this.#value(depth + 1));
      this.#skipSpace();
      const next = this.#text[this.#at];
      if (next !== ',' && next !== ']') this.#fail("expected ',' or ']' in an array");
      this.#at += 1;
      if (next === ']') return values;
    }
  }

  #object(depth: number): JsonValue {
    this.#at += 1;
    const object: Record<string, JsonValue> = {};
    this.#skipSpace();
    if (this.#text[this.#at] === '}') {
      this.#at += 1;
      return object;
    }
    for (;;) {
      this.#skipSpace();
      if (this.#text[this.#at] !== '"') this.#fail('expected a key in double quotes');
      const key = this.#string();
      this.#skipSpace();
      if (this.#text[this.#at] !== ':') this.#fail("expected ':' after an object key");
      this.#at += 1;
      setKey(object, key, this.#value(depth + 1));
      this.#skipSpace();
      const next = this.#text[this.#at];
      if (next !== ',' && next !== '}') this.#fail("expected ',' or '}' in an object");
      this.#at += 1;
      if (next === '}') return object;
    }
  }
}
