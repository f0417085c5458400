import { createGzip } from 'node:zlib';
import type { ByteSink, SinkState } from './byte-sink.ts';

const GZIP_HEADER_OS = 9;
const UNKNOWN_OS = 255;

/**
 * Compresses what is written to it into `sink`. The header holds no name, no time and no operating system, so the
 * same bytes in give the same bytes out on every machine with the same zlib.
 */
export function gzipSink(sink: ByteSink): ByteSink {
  const gzip = createGzip({ chunkSize: 1 << 18 });
  const compressed: Uint8Array[] = [];
  let failure: Error | undefined;
  let sawHeader = false;
  let state: SinkState = 'open';
  gzip.on('data', (chunk: Uint8Array) => {
    if (!sawHeader) chunk[GZIP_HEADER_OS] = UNKNOWN_OS;
    sawHeader = true;
    compressed.push(chunk);
  });
  gzip.on('error', (error) => {
    failure = error;
  });
  const forward = async (): Promise<void> => {
    if (failure !== undefined) throw failure;
    for (const chunk of compressed.splice(0)) {
      if (state === 'open') state = await sink.write(chunk);
    }
  };
  return {
    name: sink.name,
    async write(bytes) {
      await new Promise<void>((resolve) => {
        gzip.write(bytes, () => resolve());
      });
      await forward();
      return state;
    },
    async commit() {
      await new Promise<void>((resolve) => {
        gzip.once('end', resolve).once('error', () => resolve());
        gzip.end();
      });
      await forward();
      await sink.commit();
    },
    async abort() {
      gzip.destroy();
      await sink.abort();
    },
  };
}
