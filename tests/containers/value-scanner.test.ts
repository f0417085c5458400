import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { ValueScanner } from '../../src/containers/value-scanner.ts';

/** Where the value that begins the text ends, when the text comes in chunks of a size. */
function endOf(text: string, chunkSize: number): number {
  const bytes = new TextEncoder().encode(text);
  const scanner = new ValueScanner();
  scanner.begin(bytes[0] as number);
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const end = scanner.scan(bytes.subarray(at, at + chunkSize), at === 0 ? 1 : 0);
    if (end >= 0) return at + end;
  }
  return -1;
}

const size = (text: string): number => new TextEncoder().encode(text).length;

// Long runs of backslashes and quotes, and strings long enough for the native search.
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('\\', '"', 'a', '}', ']', 'é') }),
  fc.nat({ max: 300 }).map((length) => `${'x'.repeat(length)}\\"`),
);
const value = fc.letrec<{ readonly any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(text, tie('any'), { maxKeys: 4 }),
  ),
})).any;

describe('a value', () => {
  test.prop([value, fc.constantFrom('', ' ', ',{"', ']}', '\n"\\'), fc.integer({ min: 1, max: 80 })])(
    'ends where it ends, whatever follows and however it is cut',
    (json, rest, chunkSize) => {
      fc.pre(typeof json !== 'number' || rest !== '');
      const printed = JSON.stringify(json);
      expect(endOf(printed + rest, chunkSize)).toBe(size(printed));
    },
  );

  test.prop([value, fc.integer({ min: 1, max: 80 }), fc.double({ min: 0, max: 0.999, noNaN: true })])(
    'that is not complete does not end',
    (json, chunkSize, part) => {
      const printed = JSON.stringify(json);
      fc.pre(typeof json !== 'number' && printed.length > 1);
      const cut = printed.slice(0, Math.max(1, Math.floor(printed.length * part)));
      expect(endOf(cut, chunkSize)).toBe(-1);
    },
  );
});
