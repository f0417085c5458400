import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memorySource } from '../../src/sources/byte-source.ts';
import { fileSource } from '../../src/sources/file-source.ts';
import { stdinSource } from '../../src/sources/stdin-source.ts';
import { readSource } from '../containers/read-rows.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const row = JSON.stringify({ text: 'x'.repeat(1000) });
const content = `${row}\n`.repeat(3000);

describe.each([
  ['a file', () => fileSource(join(folder, 'a.jsonl'), 'a.jsonl')],
  ['a stream', () => stdinSource(Readable.from([Buffer.from(content)]))],
  ['a stream of text', () => stdinSource(Readable.from([content.slice(0, 5000), content.slice(5000)]))],
  ['memory', () => memorySource('m', content)],
])('%s', (_, open) => {
  beforeEach(() => writeFile(join(folder, 'a.jsonl'), content));

  it('gives all its rows', async () => {
    const { texts, codes } = await readSource(open());
    expect(texts).toHaveLength(3000);
    expect(new Set(texts)).toEqual(new Set([row]));
    expect(codes).toEqual([]);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['is missing', 'none.jsonl', 'no such file'],
    ['is a folder', '.', 'folder'],
  ])('because it %s is a diagnostic with words', async (_, name, words) => {
    const { problems, blocks } = await readSource(fileSource(join(folder, name), 'label'));
    expect(blocks).toBe(0);
    expect(problems).toMatchObject([{ code: 'READ_FILE_UNREADABLE', file: 'label' }]);
    expect(problems[0]?.message).toContain(words);
  });
});
