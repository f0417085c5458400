import { NumberLexeme } from './json-value.ts';

/**
 * Are two JSON values the same without loss? `1` and the lexeme `1.0` differ, two equal lexemes are the same,
 * the order of object keys does not matter. An absent key and a key that holds `undefined` are the same.
 */
export function equalJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof NumberLexeme || b instanceof NumberLexeme) {
    return a instanceof NumberLexeme && b instanceof NumberLexeme && a.lexeme === b.lexeme;
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index += 1) {
      if (!equalJson(a[index], b[index])) return false;
    }
    return true;
  }
  return equalObjects(a as Record<string, unknown>, b as Record<string, unknown>);
}

function equalObjects(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a);
  let absent = 0;
  for (const key of keys) {
    if (a[key] === undefined) {
      absent += 1;
      if (Object.hasOwn(b, key) && b[key] !== undefined) return false;
    } else if (!Object.hasOwn(b, key) || !equalJson(a[key], b[key])) {
      return false;
    }
  }
  const otherKeys = Object.keys(b);
  if (otherKeys.length === keys.length - absent) return true;
  const present = otherKeys.reduce((count, key) => count + (b[key] === undefined ? 0 : 1), 0);
  return present === keys.length - absent;
}
