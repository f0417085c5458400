import type { JsonPath } from '../json/json-path.ts';
import { isJsonObject, NumberLexeme } from '../json/json-value.ts';
import { printPythonJson } from '../json/print-json.ts';

/**
 * Are two JSON values the same, with the text of their numbers and the order of their keys? Stricter than `equalJson`:
 * an order that was shuffled on purpose must survive. An absent key and a key that holds `undefined` are the same.
 */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameArrays(a, b);
  if (Array.isArray(b)) return false;
  if (a instanceof NumberLexeme) return b instanceof NumberLexeme && a.lexeme === b.lexeme;
  return !(b instanceof NumberLexeme) && sameObjects(a as Fields, b as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

function sameArrays(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) {
    if (!sameJson(a[index], b[index])) return false;
  }
  return true;
}

function sameObjects(a: Fields, b: Fields): boolean {
  let keys = Object.keys(a);
  let others = Object.keys(b);
  if (keys.length !== others.length) {
    keys = presentKeys(a);
    others = presentKeys(b);
    if (keys.length !== others.length) return false;
  }
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as string;
    if (key !== others[index] || !sameJson(a[key], b[key])) return false;
  }
  return true;
}

function presentKeys(object: Fields): string[] {
  return Object.keys(object).filter((key) => object[key] !== undefined);
}

/** Where two values differ first, and how. */
export interface Difference {
  readonly path: JsonPath;
  readonly difference: string;
}

/** The first difference that `sameJson` sees, in the order of the expected value; `undefined` where there is none. */
export function firstDifference(
  expected: unknown,
  found: unknown,
  path: JsonPath = [],
): Difference | undefined {
  if (sameJson(expected, found)) return undefined;
  if (Array.isArray(expected) && Array.isArray(found)) {
    for (let index = 0; index < Math.min(expected.length, found.length); index += 1) {
      const difference = firstDifference(expected[index], found[index], [...path, index]);
      if (difference !== undefined) return difference;
    }
    return { path, difference: `expected ${expected.length} elements, found ${found.length}` };
  }
  if (isJsonObject(expected) && isJsonObject(found)) return objectDifference(expected, found, path);
  return { path, difference: `expected ${excerpt(expected)}, found ${excerpt(found)}` };
}

function objectDifference(expected: Fields, found: Fields, path: JsonPath): Difference {
  const keys = presentKeys(expected);
  for (const key of keys) {
    const value = Object.hasOwn(found, key) ? found[key] : undefined;
    const difference = firstDifference(expected[key], value, [...path, key]);
    if (difference !== undefined) return difference;
  }
  const others = presentKeys(found);
  const added = others.find((key) => !Object.hasOwn(expected, key) || expected[key] === undefined);
  if (added !== undefined) {
    return { path: [...path, added], difference: `expected nothing, found ${excerpt(found[added])}` };
  }
  return {
    path,
    difference: `expected the keys in the order ${excerpt(keys)}, found ${excerpt(others)}`,
  };
}

const EXCERPT_LENGTH = 80;

function excerpt(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = printPythonJson(value);
  return text.length <= EXCERPT_LENGTH ? text : `${text.slice(0, EXCERPT_LENGTH)}…`;
}
