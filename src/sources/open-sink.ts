import { AtomicFile } from './atomic-file.ts';
import type { ByteSink } from './byte-sink.ts';
import { gzipSink } from './gzip-sink.ts';
import { stdoutSink } from './stdout-sink.ts';

/** The sink behind a path: `-` is standard output, a name that ends in `.gz` is compressed. */
export async function openSink(path: string): Promise<ByteSink> {
  if (path === '-') return stdoutSink();
  const file = await AtomicFile.open(path);
  return path.endsWith('.gz') ? gzipSink(file) : file;
}
