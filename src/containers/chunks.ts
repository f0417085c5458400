/** The first bytes of a stream, and the stream as if nothing had been read. */
export interface Peeked {
  readonly head: Uint8Array;
  /** Nothing comes after `head`. */
  readonly isWhole: boolean;
  readonly chunks: AsyncGenerator<Uint8Array, void, undefined>;
}

/**
 * Reads ahead until `isEnough`, which is asked after each chunk about that chunk and the number of bytes so far.
 * Whoever takes the result must run `chunks` or end it, which ends the stream too.
 */
export async function peek(
  stream: AsyncIterable<Uint8Array>,
  isEnough: (chunk: Uint8Array, bytes: number) => boolean,
): Promise<Peeked> {
  const iterator = stream[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let bytes = 0;
  let isWhole = false;
  for (;;) {
    const next = await iterator.next();
    isWhole = next.done === true;
    if (next.done === true) break;
    held.push(next.value);
    bytes += next.value.length;
    if (isEnough(next.value, bytes)) break;
  }
  const head = held.length === 1 ? (held[0] as Uint8Array) : Buffer.concat(held);
  return { head, isWhole, chunks: replay(held, iterator) };
}

async function* replay(
  held: Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for (let chunk = held.shift(); chunk !== undefined; chunk = held.shift()) yield chunk;
    yield* { [Symbol.asyncIterator]: () => iterator };
  } finally {
    await iterator.return?.();
  }
}

/** Cuts chunks to a size that readers like, so that nothing has to care how large a source makes them. */
export async function* inPieces(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size);
  }
}
