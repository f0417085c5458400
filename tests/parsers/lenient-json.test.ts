import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalJson } from '../../src/json/equal-json.ts';
import { isJsonArray, isJsonObject } from '../../src/json/json-value.ts';
import { printJson, printPythonJson } from '../../src/json/print-json.ts';
import { parseLenientJson } from '../../src/parsers/lenient-json.ts';
import { anyJson, anyText } from '../arbitraries/json-value.ts';
import { adversarialTextsBehind } from './adversarial-texts.ts';
import { printPython, PythonStyle } from './print-python.ts';

describe('parseLenientJson', () => {
  it.each<[string, unknown, string[]]>([
    ['{"a": 1}', { a: 1 }, []],
    ['{"a": [1, 2,],}', { a: [1, 2] }, ['a trailing comma']],
    ['{"a": "x\ny\tz"}', { a: 'x\ny\tz' }, ['a raw control character in a string']],
    [String.raw`{"a": "it\'s"}`, { a: "it's" }, [String.raw`\' in a string`]],
    ["{'a': True, 'b': None}", { a: true, b: null }, ['a Python literal']],
    ["{'a': (1, 2)}", { a: [1, 2] }, ['a Python literal', 'a tuple taken as a list']],
    ["{'a': 'x\ny'}", { a: 'x\ny' }, ['a Python literal', 'a raw line end in a string']],
    ["{'a': true}", { a: true }, ['a Python literal']],
    ['```json\n{"a": 1}\n```', { a: 1 }, ['a code fence around it']],
    ["```\n{'a': 1}```", { a: 1 }, ['a code fence around it', 'a Python literal']],
    ["\\n{'a': 1}\\n", { a: 1 }, ['literal \\n around it', 'a Python literal']],
    ['{"a": {"b": 1}}}', { a: { b: 1 } }, ["one '}' too many at the end"]],
    ['[1, 2]]', [1, 2], ["one ']' too many at the end"]],
    [
      '```json\n{"a": 1,}}\n```',
      { a: 1 },
      ['a code fence around it', 'a trailing comma', "one '}' too many at the end"],
    ],
  ])('%j is mended and says how', (text, value, repairs) => {
    expect(parseLenientJson(text)).toEqual({ ok: true, value: { value, repairs } });
  });

  it.each([
    ['{"a": [1, 2', "expected ',' or ']' in an array", 11],
    ['{"a": "x', 'the text ends inside a string', 8],
    ['{"a": 1', "expected ',' or '}' in an object", 7],
    ['{"a": 1}}}', 'text after the end of the JSON value', 8],
    ['{"a": 1} {"b": 2}', 'text after the end of the JSON value', 9],
    ['{"a": 1/6}', "expected ',' or '}' in an object", 7],
    ["{'a': 'b' 'c', 'd': e}", 'the word "e" is not quoted', 20],
    ['', 'the text ends where a JSON value should start', 0],
    ['hello', 'not a JSON value', 0],
    ['1}', 'text after the end of the JSON value', 1],
  ])('%j is refused at the place where the best rung stopped', (text, message, position) => {
    expect(parseLenientJson(text)).toEqual({ ok: false, error: { message, position } });
  });

  it('loses no digit of a number on any rung', () => {
    for (const text of ['[1.0]', '[1.0,]', "[1.0, 'x'][0:0]", "{'a': 1.0}", '```\n[1.0]\n```']) {
      const result = parseLenientJson(text);
      if (result.ok) expect(printJson(result.value.value)).toContain('1.0');
    }
  });

  it('needs no repair for JSON', () => {
    fc.assert(
      fc.property(anyJson(), (value) => {
        const result = parseLenientJson(printPythonJson(value));
        expect(result.ok && equalJson(result.value.value, value) && result.value.repairs).toEqual([]);
      }),
    );
  });

  it('reads Python literals, fenced or with a bracket too many', () => {
    const container = anyJson().filter((value) => isJsonObject(value) || isJsonArray(value));
    const choices = fc.array(fc.nat(1000), { minLength: 1 });
    const around = fc.constantFrom(
      ['', ''],
      ['```python\n', '\n```'],
      ['\\n', '\\n'],
      ['', '}'],
      [' ', ' ]'],
    );
    fc.assert(
      fc.property(container, choices, around, (value, picks, [before, after]) => {
        fc.pre(!/NaN|Infinity/.test(printJson(value)));
        const text = `${before}${printPython(value, new PythonStyle(picks))}${after}`;
        const result = parseLenientJson(text);
        expect(result.ok && equalJson(result.value.value, value), text).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never takes a text that was cut off', () => {
    const container = anyJson().filter((value) => isJsonObject(value) || isJsonArray(value));
    fc.assert(
      fc.property(container, fc.nat(), (value, cut) => {
        const text = printJson(value);
        const half = text.slice(0, cut % text.length);
        expect(parseLenientJson(half).ok, half).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, and fails inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), fc.string({ unit: 'binary' })), (text) => {
        const result = parseLenientJson(text);
        if (!result.ok) {
          expect(result.error.position).toBeGreaterThanOrEqual(0);
          expect(result.error.position).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('stays linear on hostile texts', () => {
    for (const [name, text] of adversarialTextsBehind(['', '```\n', '{"a": ', "{'a': '"])) {
      const start = performance.now();
      parseLenientJson(text);
      expect(performance.now() - start, name).toBeLessThan(3000);
    }
  });
});
