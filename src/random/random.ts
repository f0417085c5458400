import seedrandom from 'seedrandom';

/**
 * Seeded randomness. A `Random` is named by its path of labels: `fork` gives an independent stream that depends on the
 * seed and the labels alone, never on what was drawn before. So results do not depend on the order of records, on
 * shards or on workers (design law 3). The only importer of seedrandom.
 */
export class Random {
  readonly #path: string;
  readonly #draw: () => number;

  constructor(seed: string) {
    this.#path = seed;
    this.#draw = seedrandom.alea(seed);
  }

  fork(label: string): Random {
    return new Random(`${this.#path}\u0000${label}`);
  }

  /** Uniform in [0, 1). */
  next(): number {
    return this.#draw();
  }

  /** Uniform integer in [0, bound). */
  integer(bound: number): number {
    return Math.floor(this.#draw() * bound);
  }

  chance(probability: number): boolean {
    return this.#draw() < probability;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('Random.pick needs at least one item');
    return items[this.integer(items.length)] as T;
  }

  /** A uniform permutation of 0 … length-1: position → original index (Fisher–Yates). */
  permutation(length: number): number[] {
    const order = Array.from({ length }, (_, index) => index);
    for (let index = length - 1; index > 0; index -= 1) {
      const other = this.integer(index + 1);
      const held = order[index] as number;
      order[index] = order[other] as number;
      order[other] = held;
    }
    return order;
  }
}
