import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { XlamError } from '../diagnostics/xlam-error.ts';
import type { ByteSink, SinkState } from './byte-sink.ts';
import { systemErrorCode, systemErrorReason } from './system-error.ts';

let opened = 0;

interface Target {
  /** Where the bytes end up: the file itself, also when `path` is a symbolic link to it. */
  readonly final: string;
  /** Where they are written until then; undefined for a device or a pipe, which cannot be replaced. */
  readonly temporary: string | undefined;
  readonly mode: number;
}

/**
 * A file that appears whole or not at all: written under a temporary name in the same folder, renamed by `commit`,
 * removed by `abort` and by every failure. A device or pipe (`/dev/null`) is written directly.
 */
export class AtomicFile implements ByteSink {
  readonly name: string;
  readonly #target: Target;
  readonly #handle: FileHandle;
  #writing: Promise<void> = Promise.resolve();
  #done = false;

  private constructor(path: string, target: Target, handle: FileHandle) {
    this.name = path;
    this.#target = target;
    this.#handle = handle;
  }

  /** Opens the temporary file. Throws `OUTPUT_NOT_WRITABLE` when it, or the file itself, cannot be written. */
  static async open(path: string): Promise<AtomicFile> {
    try {
      const target = await findTarget(path);
      const handle = await (target.temporary === undefined
        ? open(target.final, 'w')
        : open(target.temporary, 'wx', target.mode));
      return new AtomicFile(path, target, handle);
    } catch (error) {
      throw notWritable(path, error);
    }
  }

  /** At most one write is under way; the caller may prepare the next one meanwhile. */
  async write(bytes: Uint8Array): Promise<SinkState> {
    await this.#settle();
    this.#writing = writeAll(this.#handle, bytes);
    // It may fail while nobody waits for it; the next write, or commit, throws.
    this.#writing.catch(() => undefined);
    return 'open';
  }

  async commit(): Promise<void> {
    await this.#settle();
    try {
      this.#done = true;
      await this.#handle.close();
      if (this.#target.temporary !== undefined) await rename(this.#target.temporary, this.#target.final);
    } catch (error) {
      await this.#remove();
      throw notWritable(this.name, error);
    }
  }

  async abort(): Promise<void> {
    if (this.#done) return;
    this.#done = true;
    await this.#writing.catch(() => undefined);
    await this.#handle.close().catch(() => undefined);
    await this.#remove();
  }

  async #settle(): Promise<void> {
    try {
      await this.#writing;
    } catch (error) {
      await this.abort();
      throw notWritable(this.name, error);
    }
  }

  async #remove(): Promise<void> {
    if (this.#target.temporary === undefined) return;
    await rm(this.#target.temporary, { force: true }).catch(() => undefined);
  }
}

async function findTarget(path: string): Promise<Target> {
  try {
    const final = await realpath(path);
    const found = await stat(final);
    if (found.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
    if (!found.isFile()) return { final, temporary: undefined, mode: 0o666 };
    return { final, temporary: temporaryName(final), mode: found.mode & 0o777 };
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
    return { final: path, temporary: temporaryName(path), mode: 0o666 };
  }
}

function temporaryName(path: string): string {
  opened += 1;
  return join(dirname(path), `.${basename(path)}.${process.pid}-${opened}.tmp`);
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let at = 0;
  while (at < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at);
    at += bytesWritten;
  }
}

function notWritable(path: string, error: unknown): XlamError {
  return XlamError.of('OUTPUT_NOT_WRITABLE', { path, reason: systemErrorReason(error) }, { cause: error });
}
