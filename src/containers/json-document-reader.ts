import type { Block } from './block.ts';
import { JsonReader } from './json-reader.ts';
import type { NestedArrayReader } from './nested-array-reader.ts';
import type { ReaderContext, RowReader } from './row-reader.ts';

/**
 * A JSON document by `JsonReader`, and where that finds nothing but one object, a second look into it for rows that lie
 * deeper. The tokenizer behind it is loaded only then.
 */
export class JsonDocumentReader implements RowReader {
  readonly #context: ReaderContext;
  readonly #document: JsonReader;
  #nested: NestedArrayReader | undefined;
  #bytes = 0;

  constructor(context: ReaderContext) {
    this.#context = context;
    this.#document = new JsonReader(context);
  }

  async push(chunk: Uint8Array): Promise<readonly Block[]> {
    this.#bytes += chunk.length;
    if (this.#nested !== undefined) return this.#nested.push(chunk);
    const blocks = this.#document.push(chunk);
    if (!this.#document.isStuck) return blocks;
    const nested = await this.#openNested();
    this.#nested = nested;
    return [...blocks, ...this.#document.takeChunks().flatMap((held) => nested.push(held))];
  }

  async end(isCut: boolean): Promise<readonly Block[]> {
    if (this.#nested !== undefined) return this.#endNested(this.#nested, isCut);
    const blocks = this.#document.end(isCut);
    const [only] = blocks;
    if (!this.#document.isLoneObject || only === undefined) return blocks;
    const nested = await this.#openNested();
    const rows = [...nested.push(only.bytes), ...nested.end(true)];
    return nested.hasFoundRows ? rows : blocks;
  }

  #endNested(nested: NestedArrayReader, isCut: boolean): readonly Block[] {
    const { problem, maxRowBytes } = this.#context;
    const blocks = nested.end(isCut);
    if (!nested.hasFoundRows) {
      problem('READ_ROW_TOO_LARGE', { bytes: this.#bytes, limit: maxRowBytes }, 1);
    }
    return blocks;
  }

  async #openNested(): Promise<NestedArrayReader> {
    const module = await import('./nested-array-reader.ts');
    return new module.NestedArrayReader(this.#context);
  }
}
