import type { DataOf, DiagnosticCode } from '../diagnostics/catalogue.ts';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ByteSource } from '../sources/byte-source.ts';
import { systemErrorReason } from '../sources/system-error.ts';
import { type Block, BLOCK_BYTES, MAX_ROW_BYTES } from './block.ts';
import { inPieces, peek } from './chunks.ts';
import type { Container } from './container.ts';
import { gunzip, GzipDamage } from './gunzip.ts';
import { nameContent, nameSignature } from './name-content.ts';
import { firstByte } from './probe.ts';
import { containers } from './registry.ts';

export interface OpenInputHooks {
  /** Every byte of the source as it is read, before decompression: for counting and hashing. */
  readonly onBytes?: ((chunk: Uint8Array) => void) | undefined;
  /**
   * What is wrong with the input. With a `row`, that row was read but cannot be given: it counts as read and
   * rejected. Without one, it is about the file; the rows before the trouble are given all the same.
   */
  readonly onProblem?: ((problem: Diagnostic) => void) | undefined;
  /** Default: `MAX_ROW_BYTES`. */
  readonly maxRowBytes?: number | undefined;
  /** Default: `BLOCK_BYTES`. */
  readonly blockBytes?: number | undefined;
}

const PROBE_BYTES = 1 << 16;
/** A first line that is longer than this is not waited for. */
const PROBE_LINE_BYTES = 4 << 20;
const NEWLINE = 0x0a;
const GZIP = [0x1f, 0x8b] as const;
const BOM = [0xef, 0xbb, 0xbf] as const;

/**
 * The rows of an input, in blocks, whatever its container: gzip is undone, a byte-order mark removed, JSON Lines and
 * JSON told apart, all by content. Never throws for what the source holds or fails to give: that goes to
 * `onProblem`. An input without rows gives no blocks. Memory does not grow with the input.
 */
export async function* openInput(
  source: ByteSource,
  hooks: OpenInputHooks = {},
): AsyncGenerator<Block, void, undefined> {
  for await (const block of new OpenInput(source, hooks).blocks()) {
    if (block.kind === 'spans' || firstByte(block.bytes) !== undefined) yield block;
  }
}

class OpenInput {
  readonly #source: ByteSource;
  readonly #hooks: OpenInputHooks;
  #isCut = false;

  constructor(source: ByteSource, hooks: OpenInputHooks) {
    this.#source = source;
    this.#hooks = hooks;
  }

  async *blocks(): AsyncGenerator<Block, void, undefined> {
    const { blockBytes = BLOCK_BYTES, maxRowBytes = MAX_ROW_BYTES } = this.#hooks;
    const { name } = this.#source;
    const raw = await peek(this.#untilFault(this.#countedBytes()), (_, bytes) => bytes >= GZIP.length);
    const isGzip = startsWith(raw.head, GZIP);
    const { head, isWhole, chunks } = await peek(
      isGzip ? this.#untilFault(gunzip(raw.chunks)) : raw.chunks,
      (chunk, bytes) => bytes >= PROBE_LINE_BYTES || (bytes >= PROBE_BYTES && chunk.includes(NEWLINE)),
    );
    try {
      const bytes = startsWith(head, BOM) ? head.subarray(BOM.length) : head;
      const container = this.#chooseContainer(bytes, isWhole);
      if (container === undefined) return;
      const context = { name, blockBytes, maxRowBytes, problem: this.#problem };
      const reader = container.createReader(context);
      let skip = head.length - bytes.length;
      for await (const piece of inPieces(chunks, blockBytes)) {
        const start = Math.min(skip, piece.length);
        skip -= start;
        yield* await reader.push(start === 0 ? piece : piece.subarray(start));
      }
      yield* await reader.end(this.#isCut);
    } finally {
      await chunks.return();
    }
  }

  #chooseContainer(bytes: Uint8Array, isWhole: boolean): Container | undefined {
    const { name } = this.#source;
    const signature = nameSignature(bytes);
    if (signature === undefined) {
      if (firstByte(bytes) === undefined && isWhole) return undefined;
      const head = { bytes, isWhole, name };
      const scored = Object.values(containers).map((container: Container) => ({
        container,
        score: container.probe(head),
      }));
      const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
      if (best.score > 0) return best.container;
    }
    this.#problem('READ_NOT_DATA', { path: name, found: signature ?? nameContent(bytes) });
    return undefined;
  }

  readonly #problem = <C extends DiagnosticCode>(code: C, data: DataOf<C>, row?: number): void => {
    const place = { file: this.#source.name, ...(row === undefined ? {} : { row }) };
    this.#hooks.onProblem?.(createDiagnostic(code, data, place));
  };

  async *#countedBytes(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of this.#source.stream()) {
      this.#hooks.onBytes?.(chunk);
      yield chunk;
    }
  }

  /** The chunks up to where the stream fails, if it does: then that is reported, and the stream ends. */
  async *#untilFault(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    const path = this.#source.name;
    try {
      yield* chunks;
    } catch (error) {
      this.#isCut = true;
      if (!(error instanceof GzipDamage)) {
        this.#problem('READ_FILE_UNREADABLE', { path, reason: systemErrorReason(error) });
      } else if (error.isTruncated) this.#problem('READ_TRUNCATED', { path, what: 'its gzip data' });
      else this.#problem('READ_CORRUPT_GZIP', { path, reason: error.message });
    }
  }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
