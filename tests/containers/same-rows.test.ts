import { gzipSync } from 'node:zlib';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readContent, type Reading } from './read-rows.ts';

const rows = [
  { id: 1, text: 'plain', deep: { list: [1, 2, { a: [] }] } },
  { id: 2, text: 'quotes " and \\ and \\" and braces }{][' },
  { id: 3, text: 'Grüße, 東京, 🚀 \u2028 line' },
  { id: 4, text: '\\\\', empty: {}, none: [], 'key "quoted"': null },
];
const texts = rows.map((row) => JSON.stringify(row));

/** One content in every dress that must not matter. */
const dresses: Readonly<Record<string, string>> = {
  'JSON Lines': `${texts.join('\n')}\n`,
  'JSON Lines without a final line end': texts.join('\n'),
  'JSON Lines with CRLF': `${texts.join('\r\n')}\r\n`,
  'JSON Lines with a byte-order mark': `\uFEFF${texts.join('\n')}\n`,
  'JSON Lines with blank lines': `\n\n${texts.join('\n \t\n\r\n')}\n\n`,
  'a JSON array': `[${texts.join(',')}]`,
  'a JSON array with one row a line': `[\n${texts.join(',\n')}\n]\n`,
  'a JSON array with a byte-order mark and CRLF': `\uFEFF[\r\n  ${texts.join(',\r\n  ')}\r\n]\r\n`,
  'an object that holds the rows': `{"version": "1.0", "count": 4, "data": [${texts.join(', ')}], "end": null}`,
  'values in sequence': texts.join(' '),
  'values in sequence with record separators': `\u001e${texts.join('\n\u001e')}\n`,
  'several arrays in sequence': `[${texts.slice(0, 2).join(',')}][${texts.slice(2).join(',')}]`,
};

describe.each(Object.entries(dresses))('%s', (_, content) => {
  const bytes = new TextEncoder().encode(content);

  it('gives the same rows at every chunk size', async () => {
    for (let chunkSize = 1; chunkSize <= bytes.length; chunkSize += chunkSize < 40 ? 1 : 17) {
      expect((await readContent(bytes, { chunkSize })).texts).toEqual(texts);
    }
  });

  it('gives the same rows at every block size', async () => {
    for (const blockBytes of [1, 7, 64, 150]) {
      expect((await readContent(bytes, { chunkSize: 13, blockBytes })).texts).toEqual(texts);
    }
  });

  it('gives the same rows when it is compressed, in one member or several', async () => {
    const half = bytes.length >> 1;
    const members = Buffer.concat([gzipSync(bytes.subarray(0, half)), gzipSync(bytes.subarray(half))]);
    for (const compressed of [gzipSync(bytes), members]) {
      expect((await readContent(compressed)).texts).toEqual(texts);
      expect((await readContent(compressed, { chunkSize: 5 })).texts).toEqual(texts);
    }
  });
});

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

/** The value of a row; a row that is not UTF-8 is what its reading says. */
const parse = (text: Reading['texts'][number]): unknown =>
  typeof text === 'string' ? (JSON.parse(text) as unknown) : text;

describe('pretty-printed documents', () => {
  it.each([
    ['an array', pretty(rows)],
    ['values in sequence', rows.map(pretty).join('\n')],
    ['an object that holds the rows', pretty({ meta: { n: [{ x: 1 }] }, rows })],
  ])('give the same values: %s', async (_, content) => {
    for (const chunkSize of [1, 3, 64, 1000]) {
      expect((await readContent(content, { chunkSize })).texts.map(parse)).toEqual(rows);
    }
  });
});

describe('any rows', () => {
  const row = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { maxKeys: 4 });

  test.prop([fc.array(row, { minLength: 2, maxLength: 8 }), fc.integer({ min: 1, max: 50 })])(
    'are the same from JSON Lines and from an array, at any chunk size',
    async (values, chunkSize) => {
      const printed = values.map((value) => JSON.stringify(value));
      const lines = await readContent(printed.join('\n'), { chunkSize });
      const array = await readContent(`[${printed.join(',')}]`, { chunkSize });
      const spaced = await readContent(JSON.stringify(values, null, 1), { chunkSize, blockBytes: 32 });
      expect(lines.texts).toEqual(printed);
      expect(array.texts).toEqual(printed);
      expect(spaced.texts.map((text) => JSON.stringify(parse(text)))).toEqual(printed);
    },
  );
});
