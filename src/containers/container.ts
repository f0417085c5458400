import type { Head } from './probe.ts';
import type { ReaderContext, RowReader } from './row-reader.ts';

/** A way to keep rows in a file, once decompressed. */
export interface Container {
  readonly title: string;
  readonly extensions: readonly `.${string}`[];
  /** 0–100: how well the first bytes of a file fit. Content decides, names only break ties. */
  probe(head: Head): number;
  createReader(context: ReaderContext): RowReader;
}
