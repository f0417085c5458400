import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalJson } from '../../src/json/equal-json.ts';
import { type JsonValue, NumberLexeme } from '../../src/json/json-value.ts';
import { printJson } from '../../src/json/print-json.ts';
import {
  parsePythonCalls,
  type PythonCall,
  type PythonCallOptions,
  readPythonCalls,
} from '../../src/parsers/python-call.ts';
import { anyJson } from '../arbitraries/json-value.ts';
import { deepFreeze } from '../contracts/deep-freeze.ts';
import { adversarialTextsBehind } from './adversarial-texts.ts';
import { printPython, PythonStyle } from './print-python.ts';

function callsOf(text: string, options: PythonCallOptions = {}): readonly PythonCall[] {
  const result = parsePythonCalls(text, options);
  if (!result.ok) throw new Error(`${result.error.message} at ${result.error.position}`);
  return result.value.calls;
}

const shape = (calls: readonly PythonCall[]) =>
  calls.map((call) => [call.name, call.arguments, ...(call.positional.length > 0 ? [call.positional] : [])]);

function sortedByKey(entries: readonly (readonly [string, JsonValue])[]): unknown {
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

describe('calls that regular expressions cut or drop', () => {
  it.each<[string, unknown]>([
    ['[get_weather(city="Paris", unit="C")]', [['get_weather', { city: 'Paris', unit: 'C' }]]],
    [
      '[f(a=1), g(b=[1,2], c={"k": "v"})]',
      [
        ['f', { a: 1 }],
        ['g', { b: [1, 2], c: { k: 'v' } }],
      ],
    ],
    [
      '[Market Trends API(t="X"), a.b.c(x=1)]',
      [
        ['Market Trends API', { t: 'X' }],
        ['a.b.c', { x: 1 }],
      ],
    ],
    ['[now()]', [['now', {}]]],
    ['[f(x="a, b", y=2)]', [['f', { x: 'a, b', y: 2 }]]],
    ['[f(x="a (b)", y=2)]', [['f', { x: 'a (b)', y: 2 }]]],
    ['[f(x=(1,2), y=3)]', [['f', { x: [1, 2], y: 3 }]]],
    ['[f(a=True, b=None, c=1.5, d=-2)]', [['f', { a: true, b: null, c: 1.5, d: -2 }]]],
    ['[f(a=true, b=null)]', [['f', { a: true, b: null }]]],
    ['[f(a="x=y")]', [['f', { a: 'x=y' }]]],
    [String.raw`[f(a="say \"hi\", ok", b=1)]`, [['f', { a: 'say "hi", ok', b: 1 }]]],
    [`[f(a="it's", b=2)]`, [['f', { a: "it's", b: 2 }]]],
    ['[f(1, b=2)]', [['f', { b: 2 }, [1]]]],
    ['[a/b(x=1)]', [['a/b', { x: 1 }]]],
    ['[what-is?(x=1)]', [['what-is?', { x: 1 }]]],
    ['[天气(x=1)]', [['天气', { x: 1 }]]],
    ['[f(x=1,\n y=2)]', [['f', { x: 1, y: 2 }]]],
  ])('%s is read whole', (text, calls) => {
    expect(shape(callsOf(text))).toEqual(calls);
  });

  it.each([
    ['Sure: [f(x=1)] done', "expected a call: a name and '('", 6],
    ['[f(x=1)] done', 'text after the list of calls', 9],
    ['[f(a=hello world)]', 'the word "hello" is not quoted', 5],
  ])('%s is refused, not guessed', (text, message, position) => {
    expect(parsePythonCalls(text)).toEqual({ ok: false, error: { message, position } });
  });
});

describe('forms', () => {
  it.each<[string, string, unknown]>([
    ['[]', 'list', []],
    [' [ ] ', 'list', []],
    [
      '[f(), g(),]',
      'list',
      [
        ['f', {}],
        ['g', {}],
      ],
    ],
    ['f(a=1)', 'call', [['f', { a: 1 }]]],
    ["sort('report.txt')", 'call', [['sort', {}, ['report.txt']]]],
    [
      'f(a=1)\ng(b="x\\ny")',
      'lines',
      [
        ['f', { a: 1 }],
        ['g', { b: 'x\ny' }],
      ],
    ],
    [
      '\r\nf()\r\n\r\n  g()\r\n',
      'lines',
      [
        ['f', {}],
        ['g', {}],
      ],
    ],
  ])('%j is a %s', (text, form, calls) => {
    const result = parsePythonCalls(text);
    expect(result).toMatchObject({ ok: true, value: { form } });
    expect(result.ok && shape(result.value.calls)).toEqual(calls);
  });

  it.each([
    ['', 'the text ends where a call should stand', 0],
    ['[', 'the text ends where a call should stand', 1],
    ['[f(a=1)', "the text ends where ',' or ']' should stand", 7],
    ['[f(a=1', "the text ends where ',' or ')' should stand", 6],
    ['[f(a=', 'the text ends where a value should start', 5],
    ['[f', 'the text ends where a call should stand', 2],
    ['[f(a=1) g()]', "expected ',' or ']'", 8],
    ['f(a=1) g()', 'text after the call', 7],
    ['f(a=1)\nThanks!', 'the text ends where a call should stand', 14],
    ['[f, g(a=1)]', "expected a call: a name and '('", 2],
    ['[1, 2]', "expected a call: a name and '('", 2],
    ['[[f()]]', "expected a call: a name and '('", 1],
    ['["f()"]', "expected a call: a name and '('", 1],
    ['[(a=1)]', 'a call without a name', 1],
    ['[f(a=1, a=2)]', 'the argument "a" is given twice', 8],
    ['[f(a=1, 2)]', 'a positional argument after a keyword argument', 8],
    ['[f(=1)]', 'an argument without a name', 3],
    ['[f(a==1)]', 'the word "a" is not quoted', 3],
    ['[f(**{"a": 1})]', 'expected a value', 3],
    ['[f(a=g(b=1))]', 'a call of "g" inside a value is not evaluated', 5],
    ['[f(p=1/6)]', 'an expression: expressions are not evaluated', 6],
    ['[f(a=500*500)]', 'an expression: expressions are not evaluated', 8],
    ["[f(a=data['sales'])]", 'the word "data" is not quoted', 5],
    ["[f(a='[{'name': 1}]')]", "expected ',' or ')'", 9],
    ['{"name": "f"}', "expected a call: a name and '('", 0],
  ])('%j is refused with its place', (text, message, position) => {
    expect(parsePythonCalls(text)).toEqual({ ok: false, error: { message, position } });
  });

  it('reads a prefix and leaves what follows to the caller', () => {
    const text = 'Sure: [f(x=1)] done';
    expect(readPythonCalls(text, 6)).toMatchObject({ ok: true, value: { form: 'list', start: 6, end: 14 } });
    expect(readPythonCalls('f(x=1) and g()', 0)).toMatchObject({ ok: true, value: { form: 'call', end: 6 } });
  });

  it('says where each call starts and ends', () => {
    const text = '[ f(a=1),\n Do It (b=2) ]';
    const places = callsOf(text).map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(['f(a=1)', 'Do It (b=2)']);
  });
});

describe('names', () => {
  const names = deepFreeze([
    'Get_Hotel_Reviews',
    'Get_Hotel_Reviews(Tips)',
    'get',
    'get data',
    'Search, Sort & "Save"',
    'a=b',
    'list[int]',
    '查询 天气（今日）',
    'v2/users.list?',
    '',
  ]);

  it.each([
    ['[Get_Hotel_Reviews(Tips)(id=1)]', 'Get_Hotel_Reviews(Tips)'],
    ['[Get_Hotel_Reviews(id=1)]', 'Get_Hotel_Reviews'],
    ['[get(id=1)]', 'get'],
    ['[get data(id=1)]', 'get data'],
    ['[get data (id=1)]', 'get data'],
    ['[Search, Sort & "Save"(id=1)]', 'Search, Sort & "Save"'],
    ['[a=b(id=1)]', 'a=b'],
    ['[list[int](id=1)]', 'list[int]'],
    ['[查询 天气（今日）(id=1)]', '查询 天气（今日）'],
    ['v2/users.list?(id=1)', 'v2/users.list?'],
  ])('%s calls a declared tool', (text, name) => {
    expect(callsOf(text, { names })).toMatchObject([{ name, declared: true, arguments: { id: 1 } }]);
  });

  it.each([
    ['[gets(id=1)]', 'gets'],
    ['[get datum (id=1)]', 'get datum'],
    ['[f.g(id=1)]', 'f.g'],
  ])('%s calls a tool that is not declared', (text, name) => {
    expect(callsOf(text, { names })).toMatchObject([{ name, declared: false }]);
  });

  it('takes names with brackets, quotes or commas only where they are declared', () => {
    for (const text of ['[list[int](id=1)]', '[a, b(id=1)]', '[a=b(id=1)]', '["a"(id=1)]']) {
      expect(parsePythonCalls(text).ok, text).toBe(false);
    }
  });
});

describe('arguments', () => {
  it('takes any text up to "=" as the name of an argument', () => {
    const [call] = callsOf('[f(mv.4=1, from=2, a b = 3, "c, d"=4, \'e\'=5, 2mMSCOr=6, 键=7, x-y\n=8)]');
    expect(call?.arguments).toEqual({
      'mv.4': 1,
      from: 2,
      'a b': 3,
      'c, d': 4,
      e: 5,
      '2mMSCOr': 6,
      键: 7,
      'x-y': 8,
    });
  });

  it('keeps argument names that JavaScript treats specially', () => {
    const [call] = callsOf('[f(__proto__=1, constructor=2, toString=3)]');
    expect(Object.keys(call?.arguments ?? {})).toEqual(['__proto__', 'constructor', 'toString']);
    expect(parsePythonCalls('[f(__proto__=1, __proto__=2)]').ok).toBe(false);
  });

  it('reads positional arguments of every kind', () => {
    const [call] = callsOf(`[f({"a": 1}, [2], 'x' "y", -3, None, "==", k='v')]`);
    expect(call?.positional).toEqual([{ a: 1 }, [2], 'xy', -3, null, '==']);
    expect(call?.arguments).toEqual({ k: 'v' });
  });

  it('loses no digit of a number', () => {
    const [call] = callsOf('[f(a=1.0, b=12345678901234567890, c=1e-05)]');
    expect(printJson(call?.arguments)).toBe('{"a":1.0,"b":12345678901234567890,"c":1e-05}');
    expect(call?.arguments['a']).toBeInstanceOf(NumberLexeme);
  });

  it('gives every call its own notes', () => {
    const kinds = callsOf('[f(a=true), g(a=1), h(a=(1,), b={1, 2})]').map(({ notes }) =>
      notes.map(({ kind }) => kind),
    );
    expect(kinds).toEqual([['json-literal'], [], ['tuple', 'set']]);
  });

  it('takes bare words as text only where asked to, and notes them', () => {
    const text = "[Book(patient_name=John Smith, date=2023-03-26, n=3, ok=True, doctor='Dr. Lee')]";
    expect(parsePythonCalls(text).ok).toBe(false);
    const [call] = callsOf(text, { bareWords: 'text' });
    expect(call?.arguments).toEqual({
      patient_name: 'John Smith',
      date: '2023-03-26',
      n: 3,
      ok: true,
      doctor: 'Dr. Lee',
    });
    expect(call?.notes.map(({ kind, position }) => [kind, text.slice(position, position + 4)])).toEqual([
      ['bare-word', 'John'],
      ['bare-word', '2023'],
    ]);
  });

  it('keeps raw line ends in strings only where asked to', () => {
    const text = '[f(a="x\ny")]';
    expect(parsePythonCalls(text)).toMatchObject({ ok: false, error: { position: 7 } });
    expect(callsOf(text, { rawNewlines: 'keep' })).toMatchObject([{ arguments: { a: 'x\ny' } }]);
  });
});

describe('laws', () => {
  const value = anyJson().filter((json) => !/NaN|Infinity/.test(printJson(json)));
  const names = ['f', 'g.h', 'Market Trends API', 'Get(Tips)', 'a/b', 'x, y', '天气', 'f g', 'q["z"]', '1=2'];
  const key = fc.oneof(
    fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.]{0,8}$/),
    fc.constantFrom('__proto__', 'constructor', 'mv.4', 'from', 'a b', '键'),
  );
  const call = fc.record({
    name: fc.constantFrom(...names),
    positional: fc.array(value, { maxLength: 2 }),
    keywords: fc.uniqueArray(fc.tuple(key, value), { selector: ([name]) => name, maxLength: 4 }),
  });

  function print(calls: readonly CallToPrint[], style: PythonStyle): string {
    const texts = calls.map(({ name, positional, keywords }) => {
      const args = [
        ...positional.map((item) => printPython(item, style)),
        ...keywords.map(
          ([argument, item]) => `${argument}${style.pick(2) === 0 ? '' : ' '}=${printPython(item, style)}`,
        ),
      ];
      return `${name}${style.pick(4) === 0 ? ' ' : ''}(${args.join(', ')}${style.pick(4) === 0 && args.length > 0 ? ',' : ''})`;
    });
    if (style.pick(4) === 0 && texts.length > 0) return texts.join('\n');
    return `[${texts.join(style.pick(2) === 0 ? ', ' : ',\n ')}]`;
  }

  interface CallToPrint {
    readonly name: string;
    readonly positional: readonly JsonValue[];
    readonly keywords: readonly (readonly [string, JsonValue])[];
  }

  it('reads back every call list that a printer writes', () => {
    fc.assert(
      fc.property(
        fc.array(call, { maxLength: 3 }),
        fc.array(fc.nat(1000), { minLength: 1 }),
        (calls, choices) => {
          const text = print(calls, new PythonStyle(choices));
          const result = parsePythonCalls(text, { names });
          expect(result.ok, text).toBe(true);
          if (!result.ok) return;
          expect(result.value.calls.map(({ name }) => name)).toEqual(calls.map(({ name }) => name));
          for (const [index, read] of result.value.calls.entries()) {
            const written = calls[index];
            const entries = Object.entries(read.arguments as Record<string, JsonValue>);
            expect(read.declared).toBe(true);
            expect(equalJson(read.positional, written?.positional), text).toBe(true);
            expect(equalJson(sortedByKey(entries), sortedByKey(written?.keywords ?? [])), text).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
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
      '=',
      "'",
      '"',
      '\\',
      '1',
      'f',
      'f(',
      'True',
      ' ',
      '\n',
      'a=',
      ':',
    ];
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces)).map((all) => all.join('')),
    );
    const options = fc.constantFrom<PythonCallOptions>(
      {},
      { names },
      { bareWords: 'text', rawNewlines: 'keep' },
    );
    fc.assert(
      fc.property(anything, options, (text, option) => {
        const result = parsePythonCalls(text, option);
        const place = result.ok ? result.value.end : result.error.position;
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays linear on hostile texts', () => {
    for (const [name, text] of adversarialTextsBehind(['', '[f(a=', '[f(', '[f("'])) {
      const start = performance.now();
      parsePythonCalls(text, { names });
      parsePythonCalls(text, { bareWords: 'text', rawNewlines: 'keep' });
      expect(performance.now() - start, name).toBeLessThan(3000);
    }
  });
});
