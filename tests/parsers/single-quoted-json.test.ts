import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalJson } from '../../src/json/equal-json.ts';
import { printJson, printPythonJson } from '../../src/json/print-json.ts';
import { parseGlaiveCall } from '../../src/parsers/single-quoted-json.ts';
import { anyJson, anyText } from '../arbitraries/json-value.ts';
import { adversarialTextsBehind } from './adversarial-texts.ts';

const call = (args: string) => `{"name": "f", "arguments": ${args}}`;

describe('parseGlaiveCall', () => {
  it.each<[string, unknown, string[]]>([
    [`'{"text": "Je suis"}'`, { text: 'Je suis' }, []],
    [`'{"text": "Hey, let's meet"}'`, { text: "Hey, let's meet" }, []],
    [`'{"a": "'}'", "b": "'"}'`, { a: "'}'", b: "'" }, []],
    [String.raw`'{"text": "let\'s"}'`, { text: "let's" }, [String.raw`\' in a string`]],
    [String.raw`'{"text": "say \"hi\"\nbye"}'`, { text: 'say "hi"\nbye' }, []],
    [String.raw`'{"text": "say \\"hi\\""}'`, { text: 'say "hi"' }, ['arguments escaped as a Python string']],
    [`'{"text": "two\nlines"}'`, { text: 'two\nlines' }, ['a raw control character in a string']],
    [`'{}'`, {}, []],
    [`' {"a": 1} '`, { a: 1 }, []],
    [`'["a", "b"]'`, ['a', 'b'], []],
    [`null`, null, []],
    [`{"a": {"b": 1}}`, { a: { b: 1 } }, []],
    [String.raw`"{\"a\": 1}"`, { a: 1 }, []],
    [`'{"a": {"b": 1}}}'`, { a: { b: 1 } }, ["one '}' too many in the arguments"]],
  ])('%s are arguments', (text, value, repairs) => {
    const result = parseGlaiveCall(call(text));
    expect(result).toMatchObject({ ok: true, value: { name: 'f', arguments: value, repairs } });
    expect(result.ok && result.value.argumentsError).toBeUndefined();
  });

  it('reads Infinity and long numbers without loss', () => {
    const result = parseGlaiveCall(call(`'{"a": Infinity, "b": 1.0}'`));
    expect(result.ok && printJson(result.value.arguments)).toBe('{"a":Infinity,"b":1.0}');
  });

  it('takes the keys in any order, and "parameters" with a repair', () => {
    expect(parseGlaiveCall(`{"arguments": '{"a": 1}', "name": "f"}`)).toMatchObject({
      ok: true,
      value: { name: 'f' },
    });
    expect(parseGlaiveCall(`{"name": "f", "parameters": '{"a": 1}'}`)).toMatchObject({
      ok: true,
      value: { arguments: { a: 1 }, repairs: ['the key "parameters" instead of "arguments"'] },
    });
  });

  it('takes one brace too many at the end with a repair', () => {
    expect(parseGlaiveCall(`${call(`'{"a": 1}'`)}}`)).toMatchObject({
      ok: true,
      value: { arguments: { a: 1 }, repairs: ["one '}' too many at the end"] },
    });
    expect(parseGlaiveCall(`${call(`'{"a": 1}'`)}}}`).ok).toBe(false);
  });

  it('gives the source text of the arguments', () => {
    const result = parseGlaiveCall(call(`'{"a":  "it's"}'`));
    expect(result.ok && result.value.argumentsText).toBe(`{"a":  "it's"}`);
  });

  it.each([
    [`'{"data": [User provided data]}'`, '{"data": [User provided data]}', 'not a JSON value', 38],
    [`'{"a": 'b'}'`, `{"a": 'b'}`, 'not a JSON value', 34],
    [`'John'`, 'John', 'not a JSON value', 28],
    [`"John"`, 'John', 'not a JSON value', 27],
  ])('keeps the unreadable arguments %s as text and says why', (text, kept, message, position) => {
    expect(parseGlaiveCall(call(text))).toEqual({
      ok: true,
      value: {
        name: 'f',
        arguments: null,
        argumentsText: kept,
        argumentsError: { message, position },
        repairs: [],
      },
    });
  });

  it.each([
    [`{"name": "f", "arguments": '{"a": "b`, 'the text ends inside a string'],
    [`{"name": "f", "arguments": '{"a": 1}'`, 'the text ends inside a call'],
    [`{"name": "f", "arguments": '{"a": 1}`, 'expected the apostrophe after the arguments'],
    [`{"name": "f", "argu`, 'the text ends inside a string'],
    [`{"name": "f"}`, 'a call without arguments'],
    [`{"arguments": '{}'}`, 'a call without a name'],
    [`{"name": "f", "arguments": '{}'} and more`, 'text after the call'],
    [`{"name": "f", "name": "g", "arguments": '{}'}`, 'the name is given twice'],
    [`{"name": "f", "arguments": '{}', "arguments": '{}'}`, 'the arguments are given twice'],
    [`{"name": "f", "id": 1}`, 'the key "id" does not belong to a call'],
    [`{"name": 'f', "arguments": '{}'}`, 'expected a string in double quotes'],
    [`{"name": "f", "arguments": {"a": b}}`, 'not a JSON value'],
    [`get_song(name="x")`, "expected '{'"],
    ['', "expected '{'"],
  ])('%s is refused', (text, message) => {
    expect(parseGlaiveCall(text)).toMatchObject({ ok: false, error: { message } });
  });

  it('reads back every call, whatever apostrophes its arguments hold', () => {
    fc.assert(
      fc.property(anyText(), anyJson(), fc.boolean(), (name, args, inPython) => {
        const json = inPython ? printPythonJson(args) : printJson(args);
        const text = `{"name": ${JSON.stringify(name)}, "arguments": '${json}'}`;
        const result = parseGlaiveCall(text);
        expect(result.ok && result.value.name).toBe(name);
        expect(result.ok && equalJson(result.value.arguments, args), text).toBe(true);
        expect(result.ok && result.value.argumentsText).toBe(json);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, and fails inside the text', () => {
    const pieces = [
      '{"name": "f"',
      ', ',
      '"arguments": ',
      "'",
      '{"a": 1}',
      '}',
      '"',
      '\\',
      '[',
      ' ',
      'x',
      '{',
    ];
    const anything = fc.oneof(
      anyText(),
      fc.array(fc.constantFrom(...pieces)).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const result = parseGlaiveCall(text);
        const error = result.ok ? result.value.argumentsError : result.error;
        expect(error?.position ?? 0).toBeGreaterThanOrEqual(0);
        expect(error?.position ?? 0).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays linear on hostile texts', () => {
    const openings = ['', '{"name": "f", "arguments": \'', '{"name": "f", "arguments": \'{"a": "'];
    for (const [name, text] of adversarialTextsBehind(openings)) {
      const start = performance.now();
      parseGlaiveCall(text);
      expect(performance.now() - start, name).toBeLessThan(3000);
    }
  });
});
