import { test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { equalJson } from '../../src/json/equal-json.ts';
import { formatPath } from '../../src/json/json-path.ts';
import { isJsonObject, type JsonValue, NumberLexeme } from '../../src/json/json-value.ts';
import { printJson } from '../../src/json/print-json.ts';
import { firstDifference, sameJson } from '../../src/renderers/first-difference.ts';
import { anyJson } from '../arbitraries/json-value.ts';

const parsed = (text: string): JsonValue => JSON.parse(text) as JsonValue;

function differenceOf(expected: unknown, found: unknown): string | undefined {
  const first = firstDifference(expected, found);
  return first === undefined ? undefined : `${formatPath(first.path)}: ${first.difference}`;
}

describe('sameJson', () => {
  test('takes the text of numbers seriously', () => {
    expect(sameJson(new NumberLexeme('1.0'), new NumberLexeme('1.0'))).toBe(true);
    expect(sameJson(new NumberLexeme('1.0'), new NumberLexeme('1.00'))).toBe(false);
    expect(sameJson(new NumberLexeme('1.0'), 1)).toBe(false);
    expect(sameJson({ lexeme: '1.0' }, new NumberLexeme('1.0'))).toBe(false);
    expect(sameJson(new NumberLexeme('1.0'), { lexeme: '1.0' })).toBe(false);
  });

  test('takes the order of keys seriously', () => {
    expect(sameJson({ a: 1, b: 2 }, { a: 1, b: 2 })).toBe(true);
    expect(sameJson({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false);
  });

  test('takes a key that holds undefined for an absent one', () => {
    expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(sameJson({ a: 1 }, { b: undefined, a: 1, c: undefined })).toBe(true);
    expect(sameJson({ a: undefined }, { b: 1 })).toBe(false);
    expect(sameJson({ a: 1, b: undefined }, { a: 1, c: 2 })).toBe(false);
  });

  test('compares keys that JavaScript treats specially as ordinary keys', () => {
    expect(sameJson(parsed('{"__proto__": {"a": 1}}'), parsed('{"__proto__": {"a": 1}}'))).toBe(true);
    expect(sameJson(parsed('{"__proto__": {"a": 1}}'), parsed('{"__proto__": {"a": 2}}'))).toBe(false);
    expect(sameJson(parsed('{"__proto__": {}}'), {})).toBe(false);
    expect(sameJson({}, parsed('{"toString": null}'))).toBe(false);
  });

  test('tells lists from objects and null from both', () => {
    expect(sameJson([], {})).toBe(false);
    expect(sameJson({}, [])).toBe(false);
    expect(sameJson(null, {})).toBe(false);
    expect(sameJson([1, 2], [1])).toBe(false);
  });

  property.prop([anyJson()], { numRuns: 200 })('sees that a copy is the same', (value) => {
    expect(sameJson(value, copyOf(value))).toBe(true);
  });

  property.prop([anyJson(), anyJson()], { numRuns: 200 })('is never laxer than equalJson', (a, b) => {
    if (sameJson(a, b)) expect(equalJson(a, b)).toBe(true);
    expect(sameJson(a, b)).toBe(printJson(a) === printJson(b));
  });
});

describe('firstDifference', () => {
  test('gives nothing where there is none', () => {
    expect(firstDifference({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBeUndefined();
  });

  test('says where and how two values differ', () => {
    expect(differenceOf({ a: [{ b: 1 }] }, { a: [{ b: 2 }] })).toBe('a[0].b: expected 1, found 2');
    expect(differenceOf({ a: 'x' }, {})).toBe('a: expected "x", found nothing');
    expect(differenceOf({}, { 'a b': 'x' })).toBe('["a b"]: expected nothing, found "x"');
    expect(differenceOf([1, 2], [1])).toBe(': expected 2 elements, found 1');
    expect(differenceOf({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(
      ': expected the keys in the order ["a", "b"], found ["b", "a"]',
    );
    expect(differenceOf({ n: new NumberLexeme('1.0') }, { n: 1 })).toBe('n: expected 1.0, found 1');
    expect(differenceOf({}, parsed('{"__proto__": 1}'))).toBe('__proto__: expected nothing, found 1');
  });

  test('shortens long values', () => {
    const difference = firstDifference('x'.repeat(10_000), 'y')?.difference ?? '';
    expect(difference.length).toBeLessThan(150);
    expect(difference).toContain('…');
  });

  property.prop([anyJson(), anyJson()], { numRuns: 200 })('finds one exactly where there is one', (a, b) => {
    expect(firstDifference(a, b) === undefined).toBe(sameJson(a, b));
  });
});

function copyOf(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(copyOf);
  if (value instanceof NumberLexeme) return new NumberLexeme(value.lexeme);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, copyOf(field)]));
}
