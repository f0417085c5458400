import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalJson } from '../../src/json/equal-json.ts';
import { isJsonObject, type JsonValue, NumberLexeme, setKey } from '../../src/json/json-value.ts';
import { printJson } from '../../src/json/print-json.ts';
import { anyJson } from '../arbitraries/json-value.ts';

/** The same value with every object's keys in the opposite order. */
function withKeysReversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => withKeysReversed(item));
  if (!isJsonObject(value)) return value;
  const object: Record<string, JsonValue> = {};
  for (const [key, item] of Object.entries(value).reverse()) setKey(object, key, withKeysReversed(item));
  return object;
}

/** One text for equal values: keys sorted. */
function canonical(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => canonical(item)).join()}]`;
  if (!isJsonObject(value)) return printJson(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
  return `{${entries.toSorted().join()}}`;
}

describe('equalJson', () => {
  it('takes a value and the same value with its keys in another order as equal', () => {
    fc.assert(
      fc.property(anyJson(), (value) => {
        expect(equalJson(value, withKeysReversed(value))).toBe(true);
      }),
    );
  });

  it('agrees with the canonical texts of two values', () => {
    fc.assert(
      fc.property(anyJson(), anyJson(), (a, b) => {
        expect(equalJson(a, b)).toBe(canonical(a) === canonical(b));
        expect(equalJson([a, b], [b, a])).toBe(canonical(a) === canonical(b));
      }),
      { numRuns: 500 },
    );
  });

  it('tells a lexeme from the number it is near', () => {
    expect(equalJson(new NumberLexeme('1.0'), 1)).toBe(false);
    expect(equalJson(new NumberLexeme('1.0'), new NumberLexeme('1.00'))).toBe(false);
    expect(equalJson(new NumberLexeme('1.0'), new NumberLexeme('1.0'))).toBe(true);
    expect(equalJson(new NumberLexeme('1.0'), { lexeme: '1.0' })).toBe(false);
  });

  it('takes an absent key and a key that holds undefined as the same', () => {
    expect(equalJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(equalJson({ a: 1 }, { a: 1, b: undefined })).toBe(true);
    expect(equalJson({ a: undefined }, { b: undefined })).toBe(true);
    expect(equalJson({ a: undefined }, { a: null })).toBe(false);
    expect(equalJson({ a: undefined, b: 1 }, { b: 1, c: 2 })).toBe(false);
  });

  it('looks at own keys only', () => {
    expect(equalJson({ toString: 1 }, {})).toBe(false);
    expect(equalJson({}, { constructor: 1 })).toBe(false);
    expect(equalJson([], {})).toBe(false);
    expect(equalJson(null, {})).toBe(false);
  });
});
