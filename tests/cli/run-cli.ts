import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseJson } from '../../src/parsers/parse-json.ts';

/** The programs as they are installed: `npm test` builds them first. */
export function programPath(program: string): string {
  return resolve('dist', 'cli', 'bin', `${program}.js`);
}

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. */
export function runCli(
  program: 'xlam' | 'xlam-unify' | 'xlam-augment',
  args: readonly string[],
  options: {
    readonly input?: string | Uint8Array;
    readonly cwd?: string;
    readonly env?: Record<string, string>;
  } = {},
): CliRun {
  const run: SpawnSyncReturns<string> = spawnSync(process.execPath, [programPath(program), ...args], {
    encoding: 'utf8',
    input: options.input ?? '',
    cwd: options.cwd,
    env: { ...process.env, NO_COLOR: '1', CI: 'true', ...options.env },
    maxBuffer: 1 << 28,
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** A shell command with the programs on its path. */
export function runShell(command: string, cwd: string): CliRun {
  const run = spawnSync('bash', ['-o', 'pipefail', '-c', command], {
    encoding: 'utf8',
    cwd,
    env: {
      ...process.env,
      NO_COLOR: '1',
      CI: 'true',
      UNIFY: `${process.execPath} ${programPath('xlam-unify')}`,
      AUGMENT: `${process.execPath} ${programPath('xlam-augment')}`,
    },
    maxBuffer: 1 << 28,
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** Starts a program, waits until it is at work, and sends it a signal. */
export function interruptCli(
  program: string,
  args: readonly string[],
  signal: NodeJS.Signals,
  isAtWork: () => boolean,
): Promise<CliRun> {
  return new Promise((done) => {
    const env = { ...process.env, NO_COLOR: '1', CI: 'true' };
    const child = spawn(process.execPath, [programPath(program), ...args], { env });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const watch = setInterval(() => {
      if (!isAtWork()) return;
      clearInterval(watch);
      child.kill(signal);
    }, 20);
    child.on('close', (code) => {
      clearInterval(watch);
      done({ code, stdout, stderr });
    });
  });
}

/** A fresh folder for a test's files. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'xlam-test-'));
}

export function jsonLines(path: string): Record<string, unknown>[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      // Not JSON.parse: what a source says of NaN and Infinity stands in the output too.
      const parsed = parseJson(line);
      if (!parsed.ok) throw new Error(`${path}: ${parsed.error.message}`);
      return parsed.value as Record<string, unknown>;
    });
}
