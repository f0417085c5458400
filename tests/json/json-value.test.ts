import { describe, expect, it } from 'vitest';
import { formatPath } from '../../src/json/json-path.ts';
import {
  getKey,
  isJsonArray,
  isJsonObject,
  NumberLexeme,
  numberFromText,
  setKey,
} from '../../src/json/json-value.ts';

describe('numberFromText', () => {
  it.each(['0', '-1', '2.5', '1e-7', '1e+21', '123456789012345680000'])('%s is a plain number', (text) => {
    expect(numberFromText(text)).toBe(Number(text));
  });

  it.each(['1.0', '-0', '1e5', '12345678901234567890', '0.0000001', 'NaN', 'Infinity', '1e400'])(
    '%s keeps its text',
    (text) => {
      expect(numberFromText(text)).toEqual(new NumberLexeme(text));
    },
  );
});

describe('NumberLexeme', () => {
  it('gives the nearest double and its own text', () => {
    expect(new NumberLexeme('1.50').toNumber()).toBe(1.5);
    expect(String(new NumberLexeme('1.50'))).toBe('1.50');
  });

  it('is neither an object nor an array of JSON', () => {
    expect(isJsonObject(new NumberLexeme('1.0'))).toBe(false);
    expect(isJsonObject({})).toBe(true);
    expect(isJsonObject([])).toBe(false);
    expect(isJsonArray([])).toBe(true);
  });
});

describe('keys', () => {
  it('sets and gets __proto__ as an ordinary key', () => {
    const object = {};
    setKey(object, '__proto__', 1);
    setKey(object, 'a', 2);
    expect(Object.entries(object)).toEqual([
      ['__proto__', 1],
      ['a', 2],
    ]);
    expect(getKey(object, '__proto__')).toBe(1);
    expect(getKey(object, 'toString')).toBeUndefined();
  });
});

describe('formatPath', () => {
  it('writes a path as people read it', () => {
    expect(formatPath(['messages', 2, 'content'])).toBe('messages[2].content');
    expect(formatPath(['a b', 'c'])).toBe('["a b"].c');
    expect(formatPath([])).toBe('');
  });
});
