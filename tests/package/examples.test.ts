import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonLines, temporaryFolder } from '../cli/run-cli.ts';

describe('the examples', () => {
  test('streaming-pipeline.mjs writes two samples of every record it keeps', () => {
    const output = join(temporaryFolder(), 'pipeline.jsonl');
    const run = spawnSync(
      process.execPath,
      ['examples/streaming-pipeline.mjs', 'fixtures/converters/sharegpt/*/input.jsonl', output],
      { encoding: 'utf8' },
    );
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^\d+ samples written/);
    const samples = jsonLines(output);
    expect(samples.length).toBeGreaterThan(20);
    expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length);
  });

  test('every example that the documentation names exists', () => {
    for (const name of ['demo.mjs', 'streaming-pipeline.mjs', 'custom-converter.mjs', 'my-logs.jsonl']) {
      expect(existsSync(join('examples', name)), name).toBe(true);
    }
  });
});
