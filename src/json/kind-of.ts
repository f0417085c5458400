import { type JsonValue, NumberLexeme } from './json-value.ts';

/** A JSON value's kind in words, for messages: "an array", "null" …. */
export function kindOf(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number' || value instanceof NumberLexeme) return 'a number';
  if (typeof value === 'string') return 'a string';
  return typeof value === 'boolean' ? 'a boolean' : 'an object';
}
