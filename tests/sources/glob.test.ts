import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { expandBraces, matchName } from '../../src/sources/glob.ts';

describe('matching one name', () => {
  it.each([
    ['*', 'a', true],
    ['*', '.a', false],
    ['.*', '.a', true],
    ['a*b*c', 'aXbYc', true],
    ['a*b*c', 'aXbYd', false],
    ['?', '', false],
    ['[a-c]', 'b', true],
    ['[!a-c]', 'b', false],
    ['[^a-c]', 'd', true],
    ['[]]', ']', true],
    ['[a-]', '-', true],
    ['[a', '[a', true],
    ['a.json', 'a.json', true],
    ['a.json', 'axjson', false],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(matchName(pattern, name)).toBe(expected);
  });

  it('is quick for hostile patterns', () => {
    const started = performance.now();
    expect(matchName('*a'.repeat(50), 'a'.repeat(40) + 'b'.repeat(20_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test.prop([fc.string(), fc.string()])('never fails, and a star takes any tail', (pattern, name) => {
    matchName(pattern, name);
    const plain = name.replaceAll(/[*?[]/g, '');
    expect(matchName(`${plain}*`, plain)).toBe(true);
  });
});

describe('braces', () => {
  it.each([
    ['a{b,c}d', ['abd', 'acd']],
    ['{a,b{c,d}}', ['a', 'bc', 'bd']],
    ['{a,}x', ['ax', 'x']],
    ['{a}', ['{a}']],
    ['{a,b', ['{a,b']],
    ['{a}{b,c}', ['{a}b', '{a}c']],
  ])('%s', (pattern, expected) => {
    expect(expandBraces(pattern)).toEqual(expected);
  });
});
