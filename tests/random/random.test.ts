import { describe, expect, it } from 'vitest';
import { Random } from '../../src/random/random.ts';

describe('Random', () => {
  it('gives the streams that it has always given, on every machine and version of Node', () => {
    const random = new Random('42');
    expect([random.next(), random.next(), random.next()]).toEqual([
      0.4521814761683345, 0.8356171995401382, 0.9189636881928891,
    ]);
    const fork = new Random('42').fork('xlam-60k/1').fork('shuffle-tools').fork('1');
    expect(fork.next()).toBe(0.8209220231510699);
    expect(fork.permutation(8)).toEqual([5, 4, 6, 1, 0, 3, 7, 2]);
    expect(fork.integer(1000)).toBe(530);
    expect(fork.pick(['a', 'b', 'c', 'd'])).toBe('c');
    expect(fork.chance(0.5)).toBe(false);
    expect(new Random('').next()).toBe(0.6365154928062111);
    expect(new Random('東京').fork('\u{1f600}').next()).toBe(0.9640998430550098);
  });

  it('forks streams that do not depend on what was drawn before', () => {
    const fresh = new Random('7').fork('a').next();
    const used = new Random('7');
    used.permutation(10);
    used.fork('b').next();
    expect(used.fork('a').next()).toBe(fresh);
  });

  it('tells every path of labels from every other', () => {
    const streams = [
      new Random('ab'),
      new Random('a').fork('b'),
      new Random('a\u0000b'),
      new Random('').fork('ab'),
      new Random('ab').fork(''),
      new Random('a').fork('').fork('b'),
      new Random('ba'),
    ];
    expect(new Set(streams.map((stream) => stream.next())).size).toBe(streams.length);
  });

  it('draws integers evenly, also as the first draw of many forks', () => {
    const counts = Array.from({ length: 6 }, () => 0);
    const root = new Random('seed');
    for (let record = 0; record < 12_000; record += 1) {
      const drawn = root.fork(`dataset/${record}`).fork('op').fork('1').integer(6);
      counts[drawn] = (counts[drawn] as number) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it('draws every permutation of four about as often', () => {
    const counts = new Map<string, number>();
    const root = new Random('seed');
    for (let draw = 0; draw < 24_000; draw += 1) {
      const order = root.fork(String(draw)).permutation(4).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
  });

  it('draws nothing where the outcome is certain', () => {
    const random = new Random('1');
    expect([random.chance(1), random.chance(0)]).toEqual([true, false]);
    expect(random.next()).toBe(new Random('1').next());
  });

  it('permutes nothing and one thing', () => {
    expect([new Random('1').permutation(0), new Random('1').permutation(1)]).toEqual([[], [0]]);
  });

  it('throws where there is nothing to pick from', () => {
    expect(() => new Random('1').pick([])).toThrow(RangeError);
  });
});
