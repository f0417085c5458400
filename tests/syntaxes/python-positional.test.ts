import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Tool } from '../../src/record/schema.ts';
import python from '../../src/syntaxes/python/index.ts';

const tool = (name: string, ...parameters: readonly string[]): Tool => ({
  name,
  parameters: { type: 'object', properties: Object.fromEntries(parameters.map((key) => [key, {}])) },
});

describe('positional arguments', () => {
  const tools = [tool('sort', 'file_name', 'reverse'), tool('twice', 'a'), tool('twice', 'b')];

  it('get the names of the declared parameters, in their order', () => {
    expect(python.parse('[sort("a.txt", reverse=True)]', tools)).toEqual({
      ok: true,
      value: { calls: [{ name: 'sort', arguments: { file_name: 'a.txt', reverse: true } }] },
    });
  });

  it.each([
    ['of a tool that is not declared', '[f(1)]'],
    ['of a tool that is declared twice', '[twice(1)]'],
    ['beyond the parameters', '[sort(1, 2, 3)]'],
    ['that are also given by name', '[sort(1, file_name=2)]'],
  ])('are an error %s', (_, text) => {
    expect(python.parse(text, tools)).toMatchObject({ ok: false, error: { position: 1 } });
  });

  it('are an error without tools', () => {
    expect(python.parse('[sort("a.txt")]').ok).toBe(false);
  });
});

describe('declared names', () => {
  it('may hold what other names may not', () => {
    const tools = [tool('Get (beta), v2', 'x')];
    expect(python.parse('[Get (beta), v2(x=1)]', tools)).toEqual({
      ok: true,
      value: { calls: [{ name: 'Get (beta), v2', arguments: { x: 1 } }] },
    });
  });
});

interface Case {
  readonly kind: string;
  readonly desc: string;
  readonly input: string;
  readonly output: { readonly calls: readonly (readonly [string, object])[] };
}

const file = new URL('../../../shared/cases/transforms.jsonl', import.meta.url);
const cases = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"toolace.parse"'))
      .map((line) => JSON.parse(line) as Case)
  : [];

/** Where a parser of regular expressions loses or invents something, and what is there to read. */
const CORRECTED: Readonly<Record<string, unknown>> = {
  'value with ) inside quotes: lazy regex cuts': [['f', { x: 'a (b)', y: 2 }]],
  'value with nested parens: cuts': [['f', { x: [1, 2], y: 3 }]],
  'json literals true/null become strings': [['f', { a: true, b: null }]],
  'unquoted string': 'rejected',
  'positional arg is dropped': 'rejected',
  'name with slash is truncated': [['a/b', { x: 1 }]],
  'text around': 'text',
  'non-ascii name': [['天气', { x: 1 }]],
  'newline in args': [['f', { x: 1, y: 2 }]],
};

describe.skipIf(cases.length === 0)('calls that a parser of regular expressions was tried on', () => {
  it.each(cases.map((item) => [item.desc, item] as const))('%s', (desc, { input, output }) => {
    const back = python.parse(input);
    const read = back.ok
      ? back.value.text === undefined
        ? back.value.calls.map((call) => [call.name, call.arguments])
        : 'text'
      : 'rejected';
    expect(read).toEqual(CORRECTED[desc] ?? output.calls);
  });
});
