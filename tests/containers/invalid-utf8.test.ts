import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { firstInvalidUtf8 } from '../../src/containers/invalid-utf8.ts';

describe('the first byte that is not UTF-8', () => {
  const text = fc.string({ unit: 'binary', maxLength: 3000 }).map((value) => Buffer.from(value));

  test.prop([text])('of valid text is its end', (bytes) => {
    expect(firstInvalidUtf8(bytes)).toBe(bytes.length);
  });

  test.prop([text, fc.constantFrom([0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe9], [0x80]), text])(
    'is found between valid texts',
    (before, bad, after) => {
      // A lone lead byte must not be completed by what follows.
      const bytes = Buffer.concat([before, Uint8Array.from(bad), Buffer.from('a'), after]);
      expect(firstInvalidUtf8(bytes)).toBe(before.length);
    },
  );

  test.prop([fc.integer({ min: 4090, max: 4100 }), fc.constantFrom('é', '東', '🚀')])(
    'is not where the search steps through a character',
    (length, character) => {
      const bytes = Buffer.from('a'.repeat(length) + character.repeat(5));
      expect(firstInvalidUtf8(bytes)).toBe(bytes.length);
      expect(firstInvalidUtf8(bytes.subarray(0, -1))).toBe(bytes.length - Buffer.byteLength(character));
    },
  );
});
