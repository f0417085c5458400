import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalJson } from '../../src/json/equal-json.ts';
import { type JsonValue, NumberLexeme } from '../../src/json/json-value.ts';
import { printJson } from '../../src/json/print-json.ts';
import { parsePythonLiteral, readPythonLiteral } from '../../src/parsers/python-literal.ts';
import { anyJson } from '../arbitraries/json-value.ts';
import { adversarialTextsBehind } from './adversarial-texts.ts';
import { printPython, PythonStyle } from './print-python.ts';

function valueOf(text: string): JsonValue {
  const result = parsePythonLiteral(text);
  if (!result.ok) throw new Error(`${result.error.message} at ${result.error.position}`);
  return result.value;
}

function notesOf(text: string): string[] {
  const result = readPythonLiteral(text, 0);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.notes.map(({ kind, position }) => `${kind}@${position}`);
}

describe('strings', () => {
  it.each([
    [`'it'`, 'it'],
    [`"it's"`, "it's"],
    [String.raw`'it\'s "so"'`, `it's "so"`],
    [`'''a 'b' ''c\n"d"'''`, `a 'b' ''c\n"d"`],
    [`"""a\r\nb\rc"""`, 'a\nb\nc'],
    [String.raw`'\x41\u00e9\U0001F600\101\0\7'`, 'Aé😀A\0\u0007'],
    [String.raw`'\a\b\f\n\r\t\v\\'`, '\u0007\b\f\n\r\t\v\\'],
    [`'one \\\nline'`, 'one line'],
    [`'one \\\r\nline'`, 'one line'],
    [String.raw`r'\d+\'x'`, String.raw`\d+\'x`],
    [`u'é' U"b"`, 'éb'],
    [`'a' "b" '''c'''`, 'abc'],
    [`["a"\n"b", 'c']`, ['ab', 'c']],
    [String.raw`'\d \/ \😀'`, String.raw`\d \/ \😀`],
    [`''`, ''],
    [`""""""`, ''],
  ])('%s is read', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each([
    [`b'x'`, 'a byte string has no JSON value', 0],
    [`rb'x'`, 'a byte string has no JSON value', 0],
    [`[f'{x}']`, 'an f-string is not evaluated', 1],
    [`ru'x'`, 'no string has the prefix "ru"', 0],
    [`'abc`, 'the text ends inside a string', 4],
    [`'abc\\`, 'the text ends inside a string', 5],
    [`r'abc\\`, 'the text ends inside a string', 6],
    [`"""abc""`, 'the text ends inside a string', 8],
    [`'ab\nc'`, 'the line ends inside a string', 3],
    [String.raw`'a\xZZ'`, 'a bad escape inside a string', 2],
    [String.raw`'\u12'`, 'a bad escape inside a string', 1],
    [String.raw`'\U00110000'`, 'an escape beyond the last Unicode character', 1],
    [String.raw`'\N{DASH}'`, '\\N{…} escapes are not supported', 1],
  ])('%s is refused with its place', (text, message, position) => {
    expect(parsePythonLiteral(text)).toEqual({ ok: false, error: { message, position } });
  });

  it('keeps a raw line end only where the caller allows it, and notes it', () => {
    const result = readPythonLiteral(`'a\nb'`, 0, { rawNewlines: 'keep' });
    expect(result).toMatchObject({
      ok: true,
      value: { value: 'a\nb', notes: [{ kind: 'raw-newline', position: 2 }] },
    });
  });

  it('does not join strings over a line end outside of brackets, as Python does not', () => {
    expect(parsePythonLiteral(`'a'\n'b'`).ok).toBe(false);
  });
});

describe('numbers', () => {
  it.each([
    ['0', '0'],
    ['-12', '-12'],
    ['1.0', '1.0'],
    ['-0', '-0'],
    ['1e-05', '1e-05'],
    ['12345678901234567890', '12345678901234567890'],
    ['+5', '5'],
    ['- 5', '-5'],
    ['1_000', '1000'],
    ['0x_1F', '31'],
    ['0o17', '15'],
    ['0B101', '5'],
    ['0xFFFFFFFFFFFFFFFFFF', '4722366482869645213695'],
    ['1.', '1.0'],
    ['.5', '0.5'],
    ['-.5e3', '-0.5e3'],
    ['1.e5', '1.0e5'],
    ['1_0.0_1e1_0', '10.01e10'],
    ['00', '0'],
    ['007.50', '7.50'],
  ])('%s is %s in JSON', (text, json) => {
    expect(printJson(valueOf(text))).toBe(json);
  });

  it.each([
    ['007', 'not a number', 0],
    ['1__0', 'not a number', 0],
    ['1_', 'not a number', 0],
    ['_1', 'the word "_1" is not quoted', 0],
    ['1.2.3', 'not a number', 0],
    ['12abc', 'not a number', 0],
    ['0x', 'not a number', 0],
    ['3j', 'a complex number has no JSON value', 0],
    ['[1+2j]', 'an expression: expressions are not evaluated', 2],
    ['1/6', 'an expression: expressions are not evaluated', 1],
    ['[500*500]', 'an expression: expressions are not evaluated', 4],
    ['2024-01-31', 'an expression: expressions are not evaluated', 4],
    ['--5', 'a sign without a number: expressions are not evaluated', 1],
    ['-True', 'not a number', 1],
    ['...', 'an ellipsis has no JSON value', 0],
  ])('%s is refused with its place', (text, message, position) => {
    expect(parsePythonLiteral(text)).toEqual({ ok: false, error: { message, position } });
  });

  it('keeps a number as plain as JavaScript can print it', () => {
    expect(valueOf('[1, 2.5, 1.0]')).toEqual([1, 2.5, new NumberLexeme('1.0')]);
  });
});

describe('containers', () => {
  it.each([
    ['[]', []],
    ['[ ]', []],
    ['[1, [2, 3,], ]', [1, [2, 3]]],
    ['()', []],
    ['(1)', 1],
    ['((1))', 1],
    ['(1,)', [1]],
    ['(1, 2)', [1, 2]],
    ["{'a', 'b'}", ['a', 'b']],
    ['set()', []],
    ['{}', {}],
    ["{'a': 1, \"b\": {'c': None}}", { a: 1, b: { c: null } }],
    ["{\n 'a'\n :\n True,\n}", { a: true }],
    ["{('a'): 1}", { a: 1 }],
    ["{1: 'a', 2.50: 'b', None: 'c', True: 'd'}", { 1: 'a', '2.50': 'b', null: 'c', true: 'd' }],
    ['[true, false, null]', [true, false, null]],
    ['  [1]  ', [1]],
  ])('%s is read', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each([
    ['', 'the text ends where a value should start', 0],
    ['[1', "the text ends where ',' or ']' should stand", 2],
    ['[1 2]', "expected ',' or ']'", 3],
    ['[,]', 'expected a value', 1],
    ['[1,,]', 'expected a value', 3],
    ["{'a' 1}", "expected ',' or '}'", 5],
    ["{'a': 1, 'b'}", "expected ':' after a dict key", 12],
    ["{'a': }", 'expected a value', 6],
    ["{'a': 1, **b}", 'expected a value', 9],
    ['{[1]: 2}', 'a list, tuple or dict cannot be a key in JSON', 1],
    ['[1] x', 'expected the end of the text', 4],
    ['[x]', 'the word "x" is not quoted', 1],
    ["[float('nan')]", 'a call of "float" inside a value is not evaluated', 1],
    ['nan', 'the word "nan" is not quoted', 0],
    ['[1 if x else 2]', 'an expression: expressions are not evaluated', 3],
    ['[x for x in y]', 'the word "x" is not quoted', 1],
    ['[1] # comment', 'expected the end of the text', 4],
    ['lambda: 1', 'the word "lambda" is not quoted', 0],
  ])('%s is refused with its place', (text, message, position) => {
    expect(parsePythonLiteral(text)).toEqual({ ok: false, error: { message, position } });
  });

  it('keeps keys that JavaScript treats specially', () => {
    const value = valueOf("{'__proto__': 1, 'constructor': 2}");
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
  });

  it('refuses nesting beyond the limit, whatever the brackets', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['(', ',)'],
      ["{'a':", '}'],
    ] as const) {
      const nest = (levels: number) => `${open.repeat(levels)}1${close.repeat(levels)}`;
      expect(parsePythonLiteral(nest(512)).ok).toBe(true);
      const deep = parsePythonLiteral(nest(513));
      expect(deep).toMatchObject({ ok: false, error: { message: 'nesting deeper than 512 levels' } });
    }
  });
});

describe('notes', () => {
  it.each([
    ['[1, "a", None]', []],
    ['[(1, 2), {3}]', ['tuple@1', 'set@9']],
    ['[true, null]', ['json-literal@1', 'json-literal@7']],
    ['{1: 1_0}', ['key-form@1', 'number-form@4']],
    ["{'a': 1, 'a': 2}", ['duplicate-key@9']],
    [String.raw`'\d'`, ['unknown-escape@1']],
  ])('%s is noted as %j', (text, notes) => {
    expect(notesOf(text)).toEqual(notes);
  });

  it('lets the last of repeated keys stand', () => {
    expect(valueOf("{'a': 1, 'a': 2}")).toEqual({ a: 2 });
  });
});

const readWithBareWords = (text: string) => readPythonLiteral(text, 0, { bareWords: 'text' });

describe('a prefix', () => {
  it('ends right after the literal, before what follows', () => {
    expect(readPythonLiteral("x = {'a': 1} ; rest", 3)).toMatchObject({
      ok: true,
      value: { value: { a: 1 }, end: 12 },
    });
    expect(readPythonLiteral("'a' rest", 0)).toMatchObject({ ok: true, value: { value: 'a', end: 3 } });
  });

  it('may start at or beyond the end of the text', () => {
    expect(readPythonLiteral('ab', 9)).toMatchObject({ ok: false, error: { position: 2 } });
  });

  it('takes bare words as text where asked to', () => {
    expect(readWithBareWords('John Smith, 3')).toMatchObject({
      ok: true,
      value: { value: 'John Smith', end: 10 },
    });
    expect(readWithBareWords('[2024-01-31, 3, True, 10:30 am]')).toMatchObject({
      ok: true,
      value: {
        value: ['2024-01-31', 3, true, '10:30 am'],
        notes: [{ kind: 'bare-word' }, { kind: 'bare-word' }],
      },
    });
    expect(readWithBareWords('[]')).toMatchObject({ ok: true, value: { value: [] } });
    expect(readWithBareWords(', 3').ok).toBe(false);
    expect(readWithBareWords('{a: 1}').ok).toBe(false);
  });
});

describe('laws', () => {
  it('reads back every value that a printer writes', () => {
    const inPython = anyJson().filter((value) => !/NaN|Infinity/.test(printJson(value)));
    fc.assert(
      fc.property(inPython, fc.array(fc.nat(1000), { minLength: 1 }), (value, choices) => {
        const text = printPython(value, new PythonStyle(choices));
        const result = parsePythonLiteral(text);
        expect(result.ok, text).toBe(true);
        expect(result.ok && equalJson(result.value, value), text).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('reads every JSON text without backslashes as JSON does', () => {
    fc.assert(
      fc.property(anyJson(), (value) => {
        const text = printJson(value);
        fc.pre(!/\\|NaN|Infinity/.test(text));
        const result = parsePythonLiteral(text);
        expect(result.ok && equalJson(result.value, value), text).toBe(true);
      }),
    );
  });

  it('never throws, and fails inside the text', () => {
    const pieces = [
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      ',',
      ':',
      "'",
      '"',
      '\\',
      '1',
      '.',
      'e',
      '-',
      'True',
      'x',
      ' ',
      '\n',
      'r"',
    ];
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces)).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(anything, fc.boolean(), (text, asText) => {
        const result = readPythonLiteral(text, 0, asText ? { bareWords: 'text', rawNewlines: 'keep' } : {});
        const place = result.ok ? result.value.end : result.error.position;
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays linear on hostile texts', () => {
    for (const [name, text] of adversarialTextsBehind(['', '[', "{'a': ", '["'])) {
      const start = performance.now();
      parsePythonLiteral(text);
      readPythonLiteral(text, 0, { bareWords: 'text', rawNewlines: 'keep' });
      expect(performance.now() - start, name).toBeLessThan(3000);
    }
  });
});
