import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalJson } from '../../src/json/equal-json.ts';
import { type JsonValue, NumberLexeme, numberFromText } from '../../src/json/json-value.ts';
import { printJson, printPythonJson } from '../../src/json/print-json.ts';
import { MAX_DEPTH, mayHoldLexemes, parseJson, parseJsonPrefix } from '../../src/parsers/parse-json.ts';
import { adversarialTextsBehind } from '../parsers/adversarial-texts.ts';
import { anyJson, anyText } from '../arbitraries/json-value.ts';

const numberText = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(fc.constantFrom('0', '1', '10', '9007199254740993'), fc.stringMatching(/^[1-9][0-9]{0,22}$/)),
    fc.oneof(
      fc.constant(''),
      fc.constantFrom('.0', '.5', '.50', '.0000001', '.000001'),
      fc.stringMatching(/^\.[0-9]{1,18}$/),
    ),
    fc.oneof(
      { weight: 4, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.stringMatching(/^[eE][-+]?[0-9]{1,3}$/) },
    ),
  )
  .map((parts) => parts.join(''));

const space = fc.constantFrom('', '', ' ', '\n', '\t', '\r\n', '  ');

/** JSON text with numbers and white space of every form. */
const { json: jsonText } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'text' },
    numberText,
    fc.oneof(numberText, anyText()).map((text) => JSON.stringify(text)),
    fc.constantFrom('null', 'true', 'false'),
    fc
      .array(fc.tuple(space, tie('json'), space), { maxLength: 3, depthIdentifier: 'text' })
      .map((items) => `[${items.map((item) => item.join('')).join(',')}]`),
    fc
      .array(fc.tuple(space, fc.oneof(anyText(), numberText), space, tie('json'), space), {
        maxLength: 3,
        depthIdentifier: 'text',
      })
      .map(
        (items) =>
          `{${items.map(([a, key, b, value, c]) => `${a}${JSON.stringify(key)}${b}:${b}${value}${c}`).join(',')}}`,
      ),
  ),
}));

function holdsLexeme(value: JsonValue): boolean {
  if (value instanceof NumberLexeme) return true;
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((item: JsonValue) => holdsLexeme(item))
  );
}

/** The reader that always looks at every number, whatever the scan says. */
function readWithoutLoss(text: string): JsonValue {
  const start = /^[ \t\r\n]*/.exec(text)?.[0].length ?? 0;
  const result = parseJsonPrefix(text, start);
  if (!result.ok) throw new Error(`${result.error.message}: ${text}`);
  return result.value.value;
}

/** The text inside a JSON string, with some of its characters escaped although they need not be. */
function escapeOnce(text: string, alsoEscaped: ReadonlySet<string>): string {
  return JSON.stringify(text).replaceAll(/\\.|[^\\]/gs, (unit) => {
    const plain =
      new Map([
        ['\\n', '\n'],
        ['\\r', '\r'],
        ['\\t', '\t'],
      ]).get(unit) ?? unit;
    return alsoEscaped.has(plain) ? `\\u${plain.charCodeAt(0).toString(16).padStart(4, '0')}` : unit;
  });
}

describe('mayHoldLexemes', () => {
  it.each([
    '[0.0000001]',
    '{"a":-0}',
    '[-0.0]',
    '[1.0]',
    '[1e5]',
    '[1E+2]',
    '[12345678901234567890]',
    ' -0',
    '[0.30 ]',
    '1.0',
  ])('sees the number that JavaScript would rewrite in %s', (text) => {
    expect(mayHoldLexemes(text)).toBe(true);
    expect(holdsLexeme(readWithoutLoss(text))).toBe(true);
  });

  it.each([
    '{"a":1,"b":[2.5,-3,0]}',
    '["version 2 of 1-0 is out"]',
    '{"id":"a3e4b1e7"}',
    '["123456789012345"]',
    '[0.5]',
    '{"a":"x1.0,"}',
  ])('lets the ordinary text %s pass', (text) => {
    expect(mayHoldLexemes(text)).toBe(false);
  });

  it('misses no number in any JSON text', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        if (holdsLexeme(readWithoutLoss(text))) expect(mayHoldLexemes(text), text).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('misses no number in JSON that is escaped inside a JSON string, unless it is the whole string', () => {
    const escaped = fc.subarray([' ', '\n', '\r', '\t', ',', ':', '[', ']', '{', '}', '-', '+', '<', "'"]);
    fc.assert(
      fc.property(jsonText, escaped, (text, also) => {
        fc.pre(!/^\s*-?[0-9]/.test(text));
        const outer = `{"arguments":${escapeOnce(text, new Set(also))}}`;
        if (holdsLexeme(readWithoutLoss(text))) expect(mayHoldLexemes(outer), outer).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('is right about a row: what the scan of the row lets pass is read without loss from the strings inside it', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const row = JSON.stringify({ content: text });
        const inner = parseJson(text, !mayHoldLexemes(row));
        expect(inner.ok && equalJson(inner.value, readWithoutLoss(text)), text).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('parseJson', () => {
  it('reads what JSON.parse reads, and refuses what it refuses', () => {
    const broken = fc
      .tuple(jsonText, fc.nat(), fc.constantFrom('', ',', '"', ']', '}', '\\', '0', '\n', 'x', ':'))
      .map(([text, at, put]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + put + text.slice(place + 1);
      });
    fc.assert(
      fc.property(fc.oneof(jsonText, broken, fc.string()), (text) => {
        let expected: unknown;
        let isJson = true;
        try {
          expected = JSON.parse(text);
        } catch {
          isJson = false;
        }
        const result = parseJson(text);
        expect(result.ok, text).toBe(isJson);
        if (result.ok) expect(withPlainNumbers(result.value)).toEqual(expected);
        else expect(result.error.position).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  const withPlainNumbers = (value: JsonValue): unknown => {
    if (value instanceof NumberLexeme) return value.toNumber();
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item: JsonValue) => withPlainNumbers(item));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withPlainNumbers(item)]));
  };

  it('keeps every number as it is written', () => {
    fc.assert(
      fc.property(fc.array(numberText), (numbers) => {
        const result = parseJson(`[${numbers.join(',')}]`);
        expect(result.ok && printJson(result.value)).toBe(`[${numbers.join(',')}]`);
        expect(result.ok && result.value).toEqual(numbers.map(numberFromText));
      }),
    );
  });

  it('reads the numbers that Python writes and JSON does not have', () => {
    const result = parseJson('[NaN, Infinity, -Infinity]');
    expect(result.ok && printJson(result.value)).toBe('[NaN,Infinity,-Infinity]');
  });

  it.each([
    ['', 'the text ends where a JSON value should start', 0],
    ['[1,', 'the text ends where a JSON value should start', 3],
    ['{"a":1,}', 'expected a key in double quotes', 7],
    ['{"a" 1}', "expected ':' after an object key", 5],
    ['[1 2]', "expected ',' or ']' in an array", 3],
    ['{"a":1 "b"}', "expected ',' or '}' in an object", 7],
    ['"a', 'the text ends inside a string', 2],
    ['["a\nb"]', 'a control character inside a string', 3],
    ['["a\\qb"]', 'a bad escape inside a string', 1],
    ["{'a':1}", 'expected a key in double quotes', 1],
    ['1 2', 'text after the end of the JSON value', 2],
    ['nul', 'not a JSON value', 0],
    ['[01]', "expected ',' or ']' in an array", 2],
    ['[-]', 'not a JSON value', 1],
  ])('%j is refused with its place', (text, message, position) => {
    expect(parseJson(text)).toEqual({ ok: false, error: { message, position } });
  });

  it('ends where a text ends with a backslash inside a string, wherever the string starts', () => {
    for (const text of ['"\\', '["\\', '\\"\\', '\\\\"\\']) {
      for (let start = 0; start <= text.length; start += 1) {
        expect(parseJsonPrefix(text, start).ok).toBe(false);
      }
    }
  });

  it('refuses nesting beyond the limit, with and without special numbers, whatever stands between the brackets', () => {
    const nests = [
      (levels: number, inside: string) => '['.repeat(levels) + inside + ']'.repeat(levels),
      (levels: number, inside: string) => '{"a":'.repeat(levels) + inside + '}'.repeat(levels),
      (levels: number, inside: string) => '[1,'.repeat(levels) + inside + ',1]'.repeat(levels),
      (levels: number, inside: string) => '[ '.repeat(levels) + inside + ' \n]'.repeat(levels),
    ];
    for (const nest of nests) {
      for (const inside of ['1', '1.0']) {
        expect(parseJson(nest(MAX_DEPTH, inside)).ok).toBe(true);
        expect(parseJson(nest(MAX_DEPTH + 1, inside))).toMatchObject({
          ok: false,
          error: { message: 'nesting deeper than 512 levels' },
        });
        expect(parseJson(nest(10_000, inside)).ok).toBe(false);
      }
    }
  });

  it('keeps keys that JavaScript treats specially', () => {
    for (const number of ['1', '1.0']) {
      const result = parseJson(`{"__proto__":${number},"constructor":2,"a":{"__proto__":{}}}`);
      expect(result.ok && printJson(result.value)).toBe(
        `{"__proto__":${number},"constructor":2,"a":{"__proto__":{}}}`,
      );
    }
  });

  it('stays linear on hostile texts', () => {
    for (const [name, text] of adversarialTextsBehind(['', '[1.0,', '{"a":"', '"\\'])) {
      const start = performance.now();
      parseJson(text);
      mayHoldLexemes(text);
      parseJsonPrefix(text, 0);
      expect(performance.now() - start, name).toBeLessThan(3000);
    }
  });
});

describe('parseJsonPrefix', () => {
  it('ends right after the value and leaves what follows', () => {
    expect(parseJsonPrefix('x {"a": "}"} y', 1)).toEqual({ ok: true, value: { value: { a: '}' }, end: 12 } });
  });

  it('may start beyond the end of the text', () => {
    expect(parseJsonPrefix('1', 5)).toMatchObject({ ok: false, error: { position: 1 } });
  });

  it('reads back what both printers write', () => {
    fc.assert(
      fc.property(anyJson(), fc.string(), (value, before) => {
        for (const text of [printJson(value), printPythonJson(value)]) {
          const result = parseJsonPrefix(before + text, before.length);
          expect(result.ok && result.value.end).toBe(before.length + text.length);
          expect(result.ok && equalJson(result.value.value, value), text).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
