import type { ByteSink, SinkState } from '../sources/byte-sink.ts';
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
  #state: SinkState = 'open';

  constructor(sink: ByteSink, kind: OutputKind) {
    this.#sink = sink;
    this.#kind = kind;
  }

  async write(block: Uint8Array, rows: number): Promise<SinkState> {
    if (rows === 0) return this.#state;
    const frame = FRAMES[this.#kind];
    const before = this.#isEmpty ? frame.open : frame.between;
    this.#isEmpty = false;
    if (before !== '') await this.#sink.write(Buffer.from(before));
    this.#state = await this.#sink.write(block);
    return this.#state;
  }

  async commit(): Promise<void> {
    const frame = FRAMES[this.#kind];
    await this.#sink.write(Buffer.from(this.#isEmpty ? frame.empty : frame.close));
    await this.#sink.commit();
  }

  async abort(): Promise<void> {
    await this.#sink.abort();
  }
}
