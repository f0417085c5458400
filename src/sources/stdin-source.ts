import type { Readable } from 'node:stream';
import type { ByteSource } from './byte-source.ts';

/** The bytes of standard input, or of another byte stream. */
export function stdinSource(stream: Readable = process.stdin): ByteSource {
  return { name: 'stdin', stream: () => chunksOf(stream) };
}

async function* chunksOf(stream: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of stream) {
    yield typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
  }
}
