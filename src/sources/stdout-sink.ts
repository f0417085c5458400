import type { Writable } from 'node:stream';
import { XlamError } from '../diagnostics/xlam-error.ts';
import type { ByteSink, SinkState } from './byte-sink.ts';
import { systemErrorCode, systemErrorReason } from './system-error.ts';

/**
 * Standard output. It is never closed. When its reader goes away (EPIPE) the sink says `closed` from then on, and
 * that is not an error.
 */
export function stdoutSink(stream: Writable = process.stdout): ByteSink {
  let state: SinkState = 'open';
  let failure: unknown;
  // Errors also come as events, which would end the process if nobody listened; they may come after the last write.
  const note = (error: unknown): void => {
    if (isGone(error)) state = 'closed';
    else failure ??= error;
  };
  stream.on('error', note);
  const rethrow = (): void => {
    if (failure === undefined) return;
    throw XlamError.of(
      'OUTPUT_NOT_WRITABLE',
      { path: 'stdout', reason: systemErrorReason(failure) },
      { cause: failure },
    );
  };
  return {
    name: 'stdout',
    async write(bytes) {
      if (state === 'open') {
        await new Promise<void>((resolve) => {
          const done = (error?: unknown): void => {
            if (error !== null && error !== undefined) note(error);
            resolve();
          };
          try {
            stream.write(bytes, done);
          } catch (error) {
            // A file or device behind `>` is written at once, and throws at once.
            done(error);
          }
        });
      }
      rethrow();
      return state;
    },
    async commit() {
      rethrow();
    },
    async abort() {
      // What was written to a pipe cannot be taken back.
    },
  };
}

function isGone(error: unknown): boolean {
  const code = systemErrorCode(error);
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'EOF';
}
