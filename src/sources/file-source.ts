import { open } from 'node:fs/promises';
import type { ByteSource } from './byte-source.ts';

/** Large enough that the cost of a read does not show, small enough that two in flight do not either. */
const READ_BYTES = 1 << 20;

/** The bytes of a file, which messages call `name`; the next chunk is being read while the last one is worked on. */
export function fileSource(path: string, name = path, size?: number): ByteSource {
  return { name, size, stream: () => readChunks(path) };
}

async function* readChunks(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const handle = await open(path, 'r');
  const readNext = async (): Promise<Uint8Array> => {
    // Not pooled: a chunk lives on as a view inside the reader.
    const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, READ_BYTES, null);
    return buffer.subarray(0, bytesRead);
  };
  let ahead = readNext();
  try {
    for (;;) {
      const chunk = await ahead;
      if (chunk.length === 0) return;
      ahead = readNext();
      // It may fail while nobody waits for it; whoever awaits it later still learns that.
      ahead.catch(() => undefined);
      yield chunk;
    }
  } finally {
    await ahead.catch(() => undefined);
    await handle.close();
  }
}
