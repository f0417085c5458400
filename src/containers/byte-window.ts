/** The part of a byte stream that is still needed, as the chunks it came in; places are counted from the stream's start. */
export class ByteWindow {
  #chunks: Uint8Array[] = [];
  #start = 0;
  #end = 0;

  /** The place of the first byte that is kept. */
  get start(): number {
    return this.#start;
  }

  /** The place after the last byte. */
  get end(): number {
    return this.#end;
  }

  append(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#end += chunk.length;
  }

  /** A copy of `[start, end)` in memory of its own. */
  copy(start: number, end: number): Uint8Array<ArrayBuffer> {
    const bytes = Buffer.allocUnsafeSlow(end - start);
    let place = this.#start;
    for (const chunk of this.#chunks) {
      if (place >= end) break;
      const from = Math.max(start - place, 0);
      if (from < chunk.length) {
        bytes.set(chunk.subarray(from, Math.min(end - place, chunk.length)), Math.max(place - start, 0));
      }
      place += chunk.length;
    }
    return bytes;
  }

  /** Forgets everything before `place`. */
  dropTo(place: number): void {
    let dropped = 0;
    while (this.#start < place) {
      const chunk = this.#chunks[dropped] as Uint8Array;
      const excess = place - this.#start;
      if (excess < chunk.length) {
        this.#chunks[dropped] = chunk.subarray(excess);
        this.#start = place;
        break;
      }
      this.#start += chunk.length;
      dropped += 1;
    }
    if (dropped > 0) this.#chunks.splice(0, dropped);
  }
}
