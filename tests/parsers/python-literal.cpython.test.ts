import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonValue, NumberLexeme } from '../../src/json/json-value.ts';
import { readPythonLiteral } from '../../src/parsers/python-literal.ts';
import { anyText } from '../arbitraries/json-value.ts';

/*
 * CPython's own ast.literal_eval beside ours, on texts made of pieces of the grammar. Every text stands inside a list,
 * so that both read it as inside brackets. Left out are values that have no JSON form (bytes, complex numbers, odd
 * keys), and sets, whose order Python does not keep.
 */
const PYTHON = `
import ast, json, sys, warnings
warnings.simplefilter('ignore')
class NoJson(Exception): pass
def show(v):
    if v is None or isinstance(v, (bool, str)): return v
    if isinstance(v, int): return {'int': str(v)}
    if isinstance(v, float): return {'float': repr(v)}
    if isinstance(v, (list, tuple)): return [show(x) for x in v]
    if isinstance(v, dict):
        if not all(isinstance(k, str) for k in v): raise NoJson()
        return {'dict': [[k, show(x)] for k, x in v.items()]}
    raise NoJson()
for line in sys.stdin:
    try: v = ast.literal_eval(json.loads(line))
    except RecursionError: print('"no-json"'); continue
    except Exception: print('"error"'); continue
    try: print(json.dumps({'value': show(v), 'list': isinstance(v, list)}))
    except NoJson: print('"no-json"')
`;

const hasPython = spawnSync('python3', ['--version']).status === 0;

type Answer = 'error' | 'no-json' | { readonly value: unknown; readonly list: boolean };

function askPython(texts: readonly string[]): readonly Answer[] {
  const input = texts.map((text) => JSON.stringify(text)).join('\n');
  const { stdout } = spawnSync('python3', ['-c', PYTHON], { input, encoding: 'utf8', maxBuffer: 1e9 });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

function show(value: JsonValue): unknown {
  if (Array.isArray(value)) return value.map((item: JsonValue) => show(item));
  if (typeof value === 'number' || value instanceof NumberLexeme) return showNumber(String(value));
  if (typeof value === 'object' && value !== null) {
    return {
      dict: Object.entries(value as Record<string, JsonValue>).map(([key, item]) => [key, show(item)]),
    };
  }
  return value;
}

const showNumber = (text: string) =>
  /[.eE]/.test(text) ? { float: Number(text) } : { int: BigInt(text).toString() };

/** Python's answer with floats as numbers: 1e5 and 100000.0 are one. */
function withNumbers(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer), (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'float' in value) {
      return { float: Number(String(value.float).replace('inf', 'Infinity')) };
    }
    return value;
  });
}

const sameOrder = (value: unknown): boolean => !/"dict":\[.*\["\d+",/.test(JSON.stringify(value));

const quotes = ["'", '"', "'''", '"""'];
const string = fc
  .tuple(
    fc.constantFrom('', '', '', 'r', 'u', 'R', 'f', 'b'),
    fc.constantFrom(...quotes),
    fc.array(
      fc.constantFrom(
        'a',
        '0',
        ' ',
        '\\',
        '\\\\',
        '\\n',
        '\\x41',
        '\\x4',
        '\\u00e9',
        '\\U0001F600',
        '\\101',
        '\\8',
        '\\d',
        '\\\n',
        '\n',
        '\r\n',
        "'",
        '"',
        "\\'",
        '\\"',
        'é',
        '😀',
        '{',
        '\\N',
        '\\0',
        '\\777',
      ),
      { maxLength: 6 },
    ),
  )
  .map(([prefix, quote, body]) => `${prefix}${quote}${body.join('')}${quote}`);
const number = fc
  .array(fc.constantFrom('0', '1', '9', '_', '.', 'e', 'E', '-', '+', '0x', 'f', '0b', '0o', 'j', ' '), {
    minLength: 1,
    maxLength: 7,
  })
  .map((pieces) => pieces.join(''));
const piece = fc.oneof(
  string,
  number,
  fc.constantFrom(
    'True',
    'False',
    'None',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    ',',
    ':',
    ' ',
    '\n',
    '[]',
    '()',
    '(1)',
    '{}',
  ),
  fc.constantFrom("'k':", "{'a': 1}", '(1,)', 'x', 'if', 'not', '*', '/', '==', '1', "'a'", '[1, 2]'),
);
const { literal } = fc.letrec<{ literal: string }>((tie) => ({
  literal: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'literal' },
    string,
    number,
    fc.constantFrom('True', 'None', '-1', '1.5e3', "'a' 'b'"),
    fc.array(tie('literal'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.array(tie('literal'), { maxLength: 3 }).map((items) => `(${items.join(',')})`),
    fc
      .array(fc.tuple(string, tie('literal')), { maxLength: 3 })
      .map((items) => `{${items.map(([key, value]) => `${key}: ${value}`).join(' ,')}}`),
  ),
}));
const text = fc.oneof(
  literal,
  fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
  anyText(),
);

describe.skipIf(!hasPython)('beside ast.literal_eval of CPython', () => {
  it('accepts, refuses and reads the same literals', () => {
    const texts = fc
      .sample(text, { numRuns: 20_000, seed: 20_241 })
      // A null character ends a source text, a lone surrogate cannot be in one, "#" starts a comment.
      .filter((sample) => !/\p{Surrogate}/u.test(sample) && !/[\0#\f]/.test(sample))
      .map((sample) => `[${sample}]`);
    const answers = askPython(texts);
    expect(answers).toHaveLength(texts.length);
    let compared = 0;
    for (const [index, sample] of texts.entries()) {
      const answer = answers[index] ?? 'error';
      const ours = readPythonLiteral(sample, 0);
      const isWhole = ours.ok && ours.value.end === sample.length;
      const notes = ours.ok ? ours.value.notes.map(({ kind }) => kind) : [];
      if (
        answer === 'no-json' ||
        notes.some((kind) => kind === 'set' || kind === 'json-literal' || kind === 'key-form')
      )
        continue;
      // `[1],[2]` is a tuple without brackets, and `-(1)` a sign before brackets: outside of our grammar.
      if (typeof answer === 'object' && (!answer.list || /[-+]\s*[(\n]/.test(sample))) continue;
      // Bytes under a repeated key are gone from Python's value.
      if (!ours.ok && ours.error.message.startsWith('a byte string')) continue;
      expect([sample, isWhole], ours.ok ? '' : ours.error.message).toEqual([sample, answer !== 'error']);
      if (answer === 'error' || !ours.ok) continue;
      compared += 1;
      const expected = withNumbers(answer.value);
      if (sameOrder(expected)) expect([sample, show(ours.value.value)]).toEqual([sample, expected]);
    }
    expect(compared).toBeGreaterThan(2000);
  });
});
