import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalJson } from '../../src/json/equal-json.ts';
import { NumberLexeme } from '../../src/json/json-value.ts';
import { printJson, printJsonString, printPythonJson } from '../../src/json/print-json.ts';
import { parseJson } from '../../src/parsers/parse-json.ts';
import { anyJson, anyText } from '../arbitraries/json-value.ts';
import { deepFreeze } from '../contracts/deep-freeze.ts';

describe('printJson', () => {
  it('writes what parseJson reads back', () => {
    fc.assert(
      fc.property(anyJson(), (value) => {
        const result = parseJson(printJson(deepFreeze(value)));
        expect(result.ok && equalJson(result.value, value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('writes what JSON.stringify writes, and number lexemes as they are', () => {
    expect(printJson({ a: [1, 'x\u2028', null], b: undefined })).toBe('{"a":[1,"x\u2028",null]}');
    expect(printJson({ a: new NumberLexeme('1.0'), b: undefined, c: [undefined] })).toBe(
      '{"a":1.0,"c":[null]}',
    );
  });

  it('remembers nothing of an earlier value', () => {
    printJson([new NumberLexeme('1.0')]);
    expect(printJson([1])).toBe('[1]');
  });
});

describe('printPythonJson', () => {
  it('writes what parseJson reads back', () => {
    fc.assert(
      fc.property(anyJson(), (value) => {
        const result = parseJson(printPythonJson(deepFreeze(value)));
        expect(result.ok && equalJson(result.value, value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('writes the separators of json.dumps and leaves non-ASCII as it is', () => {
    expect(printPythonJson({ 'é\n': [1, new NumberLexeme('2.0'), {}, []], b: true })).toBe(
      '{"é\\n": [1, 2.0, {}, []], "b": true}',
    );
  });
});

describe('printJsonString', () => {
  it('writes every text so that JSON.parse reads it back', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(JSON.parse(printJsonString(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
