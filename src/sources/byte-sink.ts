/** `closed`: whoever reads the output has gone (`| head -1`). Nothing is wrong; stop writing, quietly. */
export type SinkState = 'open' | 'closed';

/** Where bytes go. Failures are `XlamError`s with the code `OUTPUT_NOT_WRITABLE`. */
export interface ByteSink {
  readonly name: string;
  /**
   * Resolves when the next write is welcome. The bytes must not be changed or transferred until that one, or `commit`,
   * has resolved too.
   */
  write(bytes: Uint8Array): Promise<SinkState>;
  /** Everything is written: make the output appear. */
  commit(): Promise<void>;
  /** Something went wrong elsewhere: leave no trace. Never throws. */
  abort(): Promise<void>;
}
