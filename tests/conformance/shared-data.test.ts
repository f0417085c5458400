import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printJson } from '../../src/json/print-json.ts';
import { runFiles, type RunResult } from '../../src/pipeline/run-files.ts';
import { XlamError } from '../../src/diagnostics/xlam-error.ts';
import { temporaryFolder } from '../cli/run-cli.ts';
import { recordProblems } from '../contracts/record-validator.ts';

/*
 * Real files of public datasets, where they lie beside the repository: every file is detected as what it is, or as
 * unknown; every row is accounted for; every record is valid. The counts are golden (`vitest -u` rewrites them).
 */
const SHARED = '../shared/data';
const MANIFEST = join(SHARED, 'MANIFEST.tsv');
const isPresent = existsSync(MANIFEST);

/** Folder of the data → the format that must be detected. Other folders hold formats without a converter. */
const FORMATS: Readonly<Record<string, string>> = {
  'xlam-query-tools-answers-objects': 'xlam-60k',
  'toolace-system-prompt-tools-in-text': 'toolace',
  'sharegpt-llamafactory': 'sharegpt',
  'sharegpt-dpo-preference': 'sharegpt',
  'kto-preference': 'openai-chat',
  'rlla-toolrl-think-tool-call-response': 'rlla',
  'rlla-api-bank-eval': 'rlla',
  'bfcl-v4-question': 'bfcl',
  'tau-bench-trajectory-openai-chat': 'openai-chat',
  'openai-chat-tool-calls-null-padded': 'openai-chat',
  'openai-chat-tools-functionary': 'openai-chat',
};

const files = isPresent
  ? readFileSync(MANIFEST, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t')[0] ?? '')
      .filter((file) => /\.jsonl?$/.test(file) && existsSync(join(SHARED, file)))
  : [];

const folder = isPresent ? temporaryFolder() : '';

/** BFCL's answers and function docs belong to its questions. */
function companionsOf(file: string): {
  readonly tools: readonly string[];
  readonly answers: readonly string[];
} {
  const answers = join(
    SHARED,
    file.replace('bfcl-v4-question/data__', 'bfcl-v4-possible-answer/possible_answer__'),
  );
  const isQuestion = file.startsWith('bfcl-v4-question/');
  return {
    tools: isQuestion && file.includes('multi_turn') ? [join(SHARED, 'bfcl-v4-func-doc')] : [],
    answers: isQuestion && existsSync(answers) ? [answers] : [],
  };
}

async function unifyFile(file: string, output: string): Promise<RunResult | string> {
  try {
    return await runFiles({
      spec: {
        command: 'unify',
        companions: { ...companionsOf(file), plugins: [] },
        isStrict: false,
        output: 'jsonl',
      },
      inputs: [join(SHARED, file)],
      output,
      jobs: 1,
      version: 'test',
      seed: null,
      shownOptions: {},
    });
  } catch (error) {
    if (XlamError.is(error)) return error.diagnostic.code;
    throw error;
  }
}

describe.skipIf(!isPresent)('real files of public datasets', () => {
  test('are detected, accounted for and valid, with the golden counts', { timeout: 300_000 }, async () => {
    const counts: Record<string, unknown> = {};
    for (const file of files) {
      const output = join(folder, 'out.jsonl');
      const result = await unifyFile(file, output);
      if (typeof result === 'string') {
        counts[file] = result;
        continue;
      }
      const { summary } = result;
      expect(summary.rows_read, file).toBe(
        summary.rows_accepted + summary.rows_rejected + summary.rows_filtered,
      );
      const lines = readFileSync(output, 'utf8').trimEnd().split('\n');
      expect(lines, file).toHaveLength(summary.records_written);
      for (const line of lines.slice(0, 50)) expect(recordProblems(line), file).toEqual([]);
      counts[file] = {
        format: summary.inputs[0]?.format,
        rows: summary.rows_read,
        accepted: summary.rows_accepted,
        rejected: summary.by_code,
        issues: summary.issues_by_code,
      };
    }
    await expect(`${printJson(counts).replaceAll(/(?<=[}"]),"(?=[^"]+\/)/g, ',\n"')}\n`).toMatchFileSnapshot(
      'shared-data.expected.json',
    );
    for (const file of files) {
      const wanted = FORMATS[file.split('/')[0] ?? ''];
      const found = counts[file];
      const format = typeof found === 'string' ? found : (found as { format: string }).format;
      expect({ file, format }).toEqual({ file, format: wanted ?? 'DETECT_UNKNOWN' });
    }
  });
});

describe.runIf(!isPresent)('real files of public datasets', () => {
  test.skip('lie in ../shared/data, which is absent here', () => {});
});
