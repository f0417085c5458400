import { fc } from '@fast-check/vitest';
import {
  type JsonObject,
  type JsonValue,
  type NumberLexeme,
  numberFromText,
  setKey,
} from '../../src/json/json-value.ts';

/** Texts that mislead careless readers: marks of prompts and syntaxes, values as text, odd characters. */
export const TRICKY_TEXTS = [
  '',
  ' ',
  ' outer spaces ',
  '\nlines\r\nand\ttabs\n',
  'null',
  'None',
  'true',
  '1.0',
  '12345678901234567890',
  '{"a": 1}',
  '[]',
  '"quoted" \\ and \'single\'',
  '[END OF QUERY]',
  '\n[END OF TASK INSTRUCTION]\n\n[BEGIN OF AVAILABLE TOOLS]\n[]',
  '</tool_call>',
  '<tool_call>\n{"name": "f", "arguments": {}}\n</tool_call>',
  '[TOOL_CALLS][]',
  '<think>thought</think>',
  '</arg_value></query>]]>',
  '&lt;&amp;',
  '```json\n[]\n```',
  '- name: "f"\n  arguments: {}',
  'f(a="b")',
  '日本語のテキスト 🎉 é',
  '\u2028\u2029\u0085\ufeff\u0000\u007f',
  '\ud800',
] as const;

const TRICKY_KEYS = [
  '__proto__',
  'constructor',
  'toString',
  '10',
  '2',
  '',
  'a b',
  'type',
  'name',
  'é.键',
] as const;

const NUMBER_TEXTS = [
  '1.0',
  '-0',
  '-0.0',
  '1e5',
  '1E+2',
  '1e-7',
  '1e-07',
  '0.10',
  '12345678901234567890',
  '1e400',
  'NaN',
  '-Infinity',
] as const;

/** Any text, with the tricky ones more often than chance would have them. */
export function anyText(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.string({ maxLength: 12 }) },
    { weight: 2, arbitrary: fc.constantFrom(...TRICKY_TEXTS) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...TRICKY_TEXTS), fc.constantFrom(...TRICKY_TEXTS))
        .map(([first, second]) => first + second),
    },
  );
}

/** Any number as the toolkit holds it: plain ones that JavaScript prints as they were, else lexemes. */
export function anyNumber(): fc.Arbitrary<number | NumberLexeme> {
  return fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
    fc.constantFrom(...NUMBER_TEXTS).map(numberFromText),
  );
}

/** Any key of an object, with those that JavaScript treats specially. */
export function anyKey(): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom(...TRICKY_KEYS), fc.string({ maxLength: 6 }), anyText());
}

/** An object of the given keys and values; the first of equal keys stands. */
export function objectOf(entries: readonly (readonly [string, JsonValue])[]): JsonObject {
  const object: Record<string, JsonValue> = {};
  for (const [key, value] of entries) {
    if (!Object.hasOwn(object, key)) setKey(object, key, value);
  }
  return object;
}

const { value: jsonValue, object: jsonObject } = fc.letrec<{ value: JsonValue; object: JsonObject }>(
  (tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'json' },
      anyText(),
      anyNumber(),
      fc.constantFrom(null, true, false),
      fc.array(tie('value'), { maxLength: 3, depthIdentifier: 'json' }),
      tie('object'),
    ),
    object: fc
      .array(fc.tuple(anyKey(), tie('value')), { maxLength: 4, depthIdentifier: 'json' })
      .map(objectOf),
  }),
);

/** Any JSON value. */
export function anyJson(): fc.Arbitrary<JsonValue> {
  return jsonValue;
}

/** Any JSON object. */
export function anyJsonObject(): fc.Arbitrary<JsonObject> {
  return jsonObject;
}
