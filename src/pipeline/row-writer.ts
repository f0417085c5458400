import type { ByteSink } from '../sources/open-sink.ts';
import type { OutputKind } from './run-spec.ts';

const FRAMES: Readonly<
  Record<
    OutputKind,
    { readonly open: string; readonly between: string; readonly close: string; readonly empty: string }
  >
> = {
  jsonl: { open: '', between: '\n', close: '\n', empty: '' },
  json: { open: '[\n', between: ',\n', close: '\n]\n', empty: '[]\n' },
};

/** Puts blocks of rows, joined inside already, into one file. */
export class RowWriter {
  readonly #sink: ByteSink;
  readonly #kind: OutputKind;
  #isEmpty = true;

  constructor(sink: ByteSink, kind: OutputKind) {
    this.#sink = sink;
    this.#kind = kind;
  }

  async write(block: Uint8Array, rows: number): Promise<void> {
    if (rows === 0) return;
    const frame = FRAMES[this.#kind];
    const before = this.#isEmpty ? frame.open : frame.between;
    this.#isEmpty = false;
    if (before !== '') await this.#sink.write(Buffer.from(before));
    await this.#sink.write(block);
  }

  async close(): Promise<void> {
    const frame = FRAMES[this.#kind];
    await this.#sink.write(Buffer.from(this.#isEmpty ? frame.empty : frame.close));
    await this.#sink.close();
  }

  async abort(): Promise<void> {
    await this.#sink.abort();
  }
}
