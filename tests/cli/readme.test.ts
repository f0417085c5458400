import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, temporaryFolder } from './run-cli.ts';

/** The README's first example as commands and what they print. */
const [, transcript = ''] = /```console\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
const steps = transcript.split(/^\$ /m).flatMap((step) => {
  const [command = '', ...output] = step.trimEnd().split('\n');
  return command === '' ? [] : [{ command, output: output.join('\n') }];
});

describe("the README's example", () => {
  test('prints what the README says', () => {
    const folder = temporaryFolder();
    expect(steps.map(({ command }) => command.split(' ')[0])).toEqual(['cat', 'xlam-unify', 'xlam-augment']);
    for (const { command, output } of steps) {
      const [program = '', ...args] = (command.split(' | ')[0] ?? '').split(' ');
      if (program === 'cat') {
        writeFileSync(join(folder, args[0] ?? ''), `${output}\n`);
        continue;
      }
      const { stdout } = runCli(program as 'xlam-unify', args, { cwd: folder });
      const isFiltered = command.includes('| jq -r .completion');
      const shown = isFiltered ? (JSON.parse(stdout) as { completion: string }).completion : stdout.trimEnd();
      expect(shown).toBe(output);
    }
  });
});
