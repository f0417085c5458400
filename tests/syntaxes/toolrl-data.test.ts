import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../src/record/turn.ts';
import toolrl from '../../src/syntaxes/toolrl/index.ts';

const file = new URL(
  '../../../shared/data/rlla-toolrl-think-tool-call-response/rlla_4k_raw__rlla_sft.json',
  import.meta.url,
);
const outputs = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly output: string }[]).map(
      (row) => row.output,
    )
  : [];

describe.skipIf(outputs.length === 0)("ToolRL's own answers", () => {
  it('are read, and printed again in the same bytes, but for characters that they escape without need', () => {
    const others = outputs.filter((output) => {
      const turn = toolrl.parse(output);
      const text = turn.ok ? toolrl.print(turn.value) : undefined;
      return text === undefined || isRefusal(text) || (text !== output && !output.includes('\\u'));
    });
    expect(others).toEqual([]);
  });
});
