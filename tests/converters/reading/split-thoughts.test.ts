import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitThoughts } from '../../../src/converters/reading/split-thoughts.ts';

const silent = (): void => undefined;
const ink = (value: string): string => value.replaceAll(/<\/?think>|\s/g, '');

describe('splitThoughts', () => {
  test('leaves a text without marks as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((value) => !value.includes('think>')),
        (value) => {
          expect(splitThoughts(value, silent)).toEqual([{ type: 'text', text: value }]);
        },
      ),
    );
  });

  test('takes thoughts and texts apart in their order', () => {
    const words = fc.stringMatching(/^[a-z<>/ ]*[a-z]$/).map((value) => value.trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 4 }), (pairs) => {
        const source = pairs.map(([thought, text]) => `<think>\n${thought}\n</think>\n\n${text}`).join('\n');
        expect(splitThoughts(source, silent)).toEqual(
          pairs.flatMap(([thought, text]) => [
            { type: 'reasoning', text: thought },
            { type: 'text', text },
          ]),
        );
      }),
    );
  });

  test('loses no words, whatever marks a text holds', () => {
    const pieces = fc.array(fc.constantFrom('<think>', '</think>', '\n', ' ', 'a', 'b'), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const source = parts.join('');
        const read = splitThoughts(source, silent);
        expect(ink(read.map((part) => ('text' in part ? part.text : '')).join(''))).toBe(ink(source));
      }),
    );
  });

  test('reports a mark that opens or closes nothing', () => {
    const codes: string[] = [];
    splitThoughts('an answer</think>', (code) => codes.push(code), ['messages', 0]);
    expect(codes).toEqual(['TEXT_CONTROL_MARKER']);
  });
});
