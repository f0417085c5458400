import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalJson } from '../../src/json/equal-json.ts';
import { printPythonJson } from '../../src/json/print-json.ts';
import { angleTag, type BlockTag, findBlocks } from '../../src/parsers/tagged-blocks.ts';
import { anyJson } from '../arbitraries/json-value.ts';
import { adversarialTexts } from './adversarial-texts.ts';

const think = angleTag('think', 'text');
const response = angleTag('response', 'text');
const toolCall = angleTag('tool_call', 'json');
const tags = [think, toolCall, response];

function contents(text: string, which: readonly BlockTag[] = tags): unknown {
  return findBlocks(text, which).blocks.map((block) => [
    block.name,
    block.values.length > 0
      ? block.values.map(({ value }) => value)
      : text.slice(block.contentStart, block.contentEnd),
  ]);
}

describe('findBlocks', () => {
  it('finds blocks in order with their places', () => {
    const text = 'a<think> b </think>\n<tool_call>\n{"name": "f"}\n</tool_call> c';
    const { blocks, unclosed } = findBlocks(text, tags);
    expect(unclosed).toEqual([]);
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual([
      '<think> b </think>',
      '<tool_call>\n{"name": "f"}\n</tool_call>',
    ]);
    expect(blocks.map((block) => text.slice(block.contentStart, block.contentEnd))).toEqual([
      ' b ',
      '\n{"name": "f"}\n',
    ]);
    expect(blocks[1]?.values.map(({ start, end }) => text.slice(start, end))).toEqual(['{"name": "f"}']);
  });

  it.each<[string, unknown]>([
    ['<tool_call>{"a": "</tool_call>"}</tool_call>', [['tool_call', [{ a: '</tool_call>' }]]]],
    [String.raw`<tool_call>{"a": "\"</tool_call>"}</tool_call>`, [['tool_call', [{ a: '"</tool_call>' }]]]],
    ['<tool_call>\n{"a": 1}\n{"b": 2}\n</tool_call>', [['tool_call', [{ a: 1 }, { b: 2 }]]]],
    ['<tool_call>[{"a": 1}, {"b": 2}]</tool_call>', [['tool_call', [[{ a: 1 }, { b: 2 }]]]]],
    ['<tool_call></tool_call>', [['tool_call', '']]],
    [
      '<think>I see <tool_call> and "</response></think><response>x</response>',
      [
        ['think', 'I see <tool_call> and "</response>'],
        ['response', 'x'],
      ],
    ],
    [
      '<tool_call>{"a": "<think>"}</tool_call><think>y</think>',
      [
        ['tool_call', [{ a: '<think>' }]],
        ['think', 'y'],
      ],
    ],
    ['no blocks', []],
    ['', []],
  ])('%s is read', (text, expected) => {
    expect(contents(text)).toEqual(expected);
    expect(findBlocks(text, tags).blocks.every(({ error }) => error === undefined)).toBe(true);
  });

  it('closes a block that holds no JSON at the first closing marker after what could be read, and says why', () => {
    const python = '<tool_call>{\'a\': 1}</tool_call> <tool_call>{"b": 2}</tool_call>';
    expect(findBlocks(python, tags).blocks).toMatchObject([
      {
        contentStart: 11,
        contentEnd: 19,
        values: [],
        error: { message: 'expected a key in double quotes', position: 12 },
      },
      { values: [{ value: { b: 2 } }] },
    ]);
    const surplus = '<tool_call>{"a": "</tool_call>"}}</tool_call>';
    expect(findBlocks(surplus, tags).blocks).toMatchObject([
      { end: surplus.length, values: [{ value: { a: '</tool_call>' } }], error: { position: 32 } },
    ]);
  });

  it('reports unclosed blocks with their places and goes on after them', () => {
    const text = 'x <think> y <tool_call>{"a": 1} <response>z</response>';
    expect(findBlocks(text, tags)).toMatchObject({
      blocks: [{ name: 'response' }],
      unclosed: [
        { name: 'think', position: 2 },
        { name: 'tool_call', position: 12 },
      ],
    });
  });

  it('takes the longer one of two markers that start at one place', () => {
    const call: BlockTag = { name: 'call', open: '<call', close: '>', content: 'text' };
    const calls: BlockTag = { name: 'calls', open: '<calls', close: '>', content: 'text' };
    expect(contents('<calls x><call y>', [call, calls])).toEqual([
      ['calls', ' x'],
      ['call', ' y'],
    ]);
  });

  it('works with markers that are no tags', () => {
    const glaive: BlockTag = {
      name: 'call',
      open: '<functioncall>',
      close: '<|endoftext|>',
      content: 'text',
    };
    expect(contents(`ok <functioncall> {"name": "f"} <|endoftext|>`, [glaive])).toEqual([
      ['call', ' {"name": "f"} '],
    ]);
  });

  it('finds every block that a printer writes, whatever the JSON inside holds', () => {
    const plain = fc.string().filter((text) => !text.includes('<'));
    const block = fc.oneof(
      fc.tuple(fc.constant('think'), plain),
      fc.tuple(fc.constant('tool_call'), fc.array(anyJson(), { minLength: 1, maxLength: 3 })),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, block), { maxLength: 4 }), plain, (parts, tail) => {
        const text = parts
          .map(([before, [name, content]]) => {
            const inside =
              typeof content === 'string'
                ? content
                : content.map((value) => `\n${printPythonJson(value)}`).join('');
            return `${before}<${name}>${inside}${name === 'think' ? '' : '\n'}</${name}>`;
          })
          .join('');
        const found = findBlocks(text + tail, tags);
        expect(found.unclosed).toEqual([]);
        expect(found.blocks).toHaveLength(parts.length);
        for (const [index, [, [name, content]]] of parts.entries()) {
          const read = found.blocks[index];
          expect(read?.name).toBe(name);
          if (typeof content === 'string')
            expect(text.slice(read?.contentStart, read?.contentEnd)).toBe(content);
          else
            expect(
              equalJson(
                read?.values.map(({ value }) => value),
                content,
              ),
              text,
            ).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, and its blocks are in order, apart from each other and inside the text', () => {
    const pieces = [
      '<think>',
      '</think>',
      '<tool_call>',
      '</tool_call>',
      '{"a":"',
      '"}',
      '[',
      '1',
      '"',
      '\\',
      ' ',
      '\n',
      'x',
    ];
    const anything = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(
      fc.property(anything, (text) => {
        const { blocks, unclosed } = findBlocks(text, tags);
        let at = 0;
        for (const block of blocks) {
          expect(block.start).toBeGreaterThanOrEqual(at);
          expect(block.contentStart).toBeGreaterThan(block.start);
          expect(block.contentEnd).toBeGreaterThanOrEqual(block.contentStart);
          expect(text.slice(block.contentEnd, block.end)).toBe(`</${block.name}>`);
          at = block.end;
        }
        for (const { position, name } of unclosed) expect(text.startsWith(`<${name}>`, position)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('stays linear on hostile texts', () => {
    for (const close of ['</a>', '</b>']) {
      const hostile: readonly BlockTag[] = [
        { name: 'a', open: '<a>', close, content: 'json' },
        { name: 'b', open: '{"a":"', close: '\ud800', content: 'text' },
      ];
      for (const [name, text] of adversarialTexts()) {
        const start = performance.now();
        findBlocks(text, hostile);
        findBlocks(`<a>["${text}`, hostile);
        expect(performance.now() - start, name).toBeLessThan(3000);
      }
    }
  });
});
