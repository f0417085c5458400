/** A JSON value as the toolkit holds it: plain JavaScript, except numbers that JavaScript would rewrite. */
export type JsonValue = null | boolean | number | string | NumberLexeme | JsonArray | JsonObject;
export type JsonArray = readonly JsonValue[];
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Set whenever `JSON.stringify` meets a lexeme, which it cannot write. Read and cleared by `printJson`. */
export const lexemeSeen = { flag: false };

/**
 * A number whose source text JavaScript would change on re-print: `1.0`, `1e5`, `-0`, `12345678901234567890`,
 * `NaN`. The text is kept and printed verbatim. Numbers that survive `String(Number(text))` are plain numbers.
 */
export class NumberLexeme {
  readonly lexeme: string;

  constructor(lexeme: string) {
    this.lexeme = lexeme;
  }

  /** The nearest double. */
  toNumber(): number {
    return Number(this.lexeme);
  }

  toString(): string {
    return this.lexeme;
  }

  /** Native printing cannot write a lexeme; it only learns here that there is one (see `printJson`). */
  toJSON(): null {
    lexemeSeen.flag = true;
    return null;
  }
}

/** The value of a number's source text: a plain number where JavaScript prints it back the same, else a lexeme. */
export function numberFromText(text: string): number | NumberLexeme {
  const value = Number(text);
  return String(value) === text && Number.isFinite(value) ? value : new NumberLexeme(text);
}

export function isJsonObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberLexeme)
  );
}

export function isJsonArray(value: unknown): value is JsonArray {
  return Array.isArray(value);
}

/** `object[key] = value`, also where the key is `__proto__`, which assignment would take for the prototype. */
export function setKey(object: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[key] = value;
  }
}

/** The object's own value under `key`; `undefined` where there is none, whatever the prototype holds. */
export function getKey(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
