import type { Block } from './block.ts';
import { ByteWindow } from './byte-window.ts';
import type { ReaderContext, RowReader } from './row-reader.ts';

const NEWLINE = 0x0a;

/**
 * JSON Lines: blocks of whole lines, found with native searches. A line that is longer than a block makes a block of
 * its own; one that is too long is skipped in constant memory and reported.
 */
export class JsonlReader implements RowReader {
  readonly #context: ReaderContext;
  readonly #window = new ByteWindow();
  /** After the last line end that was seen. */
  #linesEnd = 0;
  #firstLine = 1;
  #index = 0;
  /** Where the line that is being skipped began. */
  #skippedFrom: number | undefined;

  constructor(context: ReaderContext) {
    this.#context = context;
  }

  push(chunk: Uint8Array): readonly Block[] {
    const window = this.#window;
    const blocks: Block[] = [];
    let lines = this.#skippedFrom === undefined ? chunk : this.#skip(chunk, this.#skippedFrom);
    const partial = window.end - Math.max(this.#linesEnd, window.start);
    if (partial + firstLineLength(lines) > this.#context.maxRowBytes) {
      if (this.#linesEnd > window.start) blocks.push(this.#take(this.#linesEnd));
      lines = this.#skip(lines, window.start);
    }
    const last = lines.lastIndexOf(NEWLINE);
    if (last >= 0) this.#linesEnd = window.end + last + 1;
    window.append(lines);
    if (window.end - window.start >= this.#context.blockBytes && this.#linesEnd > window.start) {
      blocks.push(this.#take(this.#linesEnd));
    }
    return blocks;
  }

  end(): readonly Block[] {
    const window = this.#window;
    if (this.#skippedFrom !== undefined) this.#reportSkipped(window.end - this.#skippedFrom);
    return window.end > window.start ? [this.#take(window.end)] : [];
  }

  /** Passes over the rest of the skipped line; gives what follows it. */
  #skip(chunk: Uint8Array, from: number): Uint8Array {
    const window = this.#window;
    this.#skippedFrom = from;
    const newline = chunk.indexOf(NEWLINE);
    const length = newline < 0 ? chunk.length : newline + 1;
    window.append(chunk.subarray(0, length));
    window.dropTo(window.end);
    if (newline >= 0) this.#reportSkipped(window.end - 1 - from);
    return chunk.subarray(length);
  }

  #reportSkipped(bytes: number): void {
    const { problem, maxRowBytes } = this.#context;
    problem('READ_ROW_TOO_LARGE', { bytes, limit: maxRowBytes }, this.#firstLine);
    this.#firstLine += 1;
    this.#skippedFrom = undefined;
  }

  #take(end: number): Block {
    const bytes = this.#window.copy(this.#window.start, end);
    this.#window.dropTo(end);
    const block: Block = { bytes, kind: 'lines', firstRow: this.#firstLine, index: this.#index };
    this.#index += 1;
    this.#firstLine += countLines(bytes);
    return block;
  }
}

function firstLineLength(bytes: Uint8Array): number {
  const newline = bytes.indexOf(NEWLINE);
  return newline < 0 ? bytes.length : newline;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}
