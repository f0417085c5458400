import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseLenientJson } from '../../src/parsers/lenient-json.ts';
import {
  parsePythonCalls,
  type PythonCall,
  type PythonCallOptions,
  readPythonCalls,
} from '../../src/parsers/python-call.ts';
import { parsePythonLiteral, readPythonLiteral } from '../../src/parsers/python-literal.ts';
import { angleTag, findBlocks } from '../../src/parsers/tagged-blocks.ts';

// The published files themselves, where a copy stands beside the repository.
const data = new URL('../../../shared/data/', import.meta.url);
const hasData = existsSync(data);

const textOf = (path: string): string => readFileSync(new URL(path, data), 'utf8');
const rowsOf = (path: string): unknown => JSON.parse(textOf(path));
const linesOf = (path: string): unknown => JSON.parse(`[${textOf(path).trim().replaceAll('\n', ',')}]`);

describe.skipIf(!hasData)('texts of published datasets', () => {
  it('reads every call of BFCL multi-turn ground truths, positional arguments among them', () => {
    interface Row {
      readonly ground_truth: readonly (readonly string[])[];
    }
    const rows = linesOf(
      'bfcl-v4-possible-answer/possible_answer__BFCL_v4_multi_turn_base.json',
    ) as readonly Row[];
    const texts = rows.flatMap(({ ground_truth }) => ground_truth.flat());
    const calls = texts
      .map((text) => parsePythonCalls(text))
      .flatMap((result) => (result.ok ? result.value.calls : []));
    expect(texts.length).toBe(1142);
    expect(calls.length).toBe(texts.length);
    expect(calls.filter(({ positional }) => positional.length > 0).length).toBe(40);
    expect(calls.every(({ notes }) => notes.length === 0)).toBe(true);
  });

  it('reads the tool parameters that rlla writes as Python', () => {
    const rows = rowsOf('rlla-api-bank-eval/API-Bank__level-1-api_processed.json') as readonly {
      readonly system: string;
    }[];
    const texts = rows.flatMap(({ system }) =>
      [...system.matchAll(/^Parameters: (.*)$/gm)].map(([, parameters = '']) => parameters),
    );
    const results = texts.map((text) => parseLenientJson(text));
    expect(texts.length).toBe(872);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('reads the tools and answers that Seal-Tools writes as Python', () => {
    interface Row {
      readonly conversations: readonly [{ readonly value: string }, { readonly value: string }];
    }
    const rows = rowsOf(
      'seal-tools-finetune-sharegpt-python-repr/dataset_for_finetune__dev.json',
    ) as readonly Row[];
    let count = 0;
    for (const { conversations } of rows) {
      const [question, answer] = conversations;
      const tools = readPythonLiteral(question.value, question.value.indexOf('api_list = ') + 11);
      expect(tools.ok && question.value.startsWith('\ntask_instruction = ', tools.value.end)).toBe(true);
      expect(parsePythonLiteral(answer.value).ok, answer.value).toBe(true);
      count += 1;
    }
    expect(count).toBe(700);
  });

  it('reads the calls of API-Bank, and the unquoted ones only as bare words', () => {
    const files = ['test-data__level-1-api.json', 'training-data__lv3-api-train.json'];
    interface Row {
      readonly expected_output?: string;
      readonly output?: string;
    }
    const texts = files
      .flatMap((file) => rowsOf(`api-bank-python-call-text/${file}`) as readonly Row[])
      .map((row) => row.expected_output ?? row.output ?? '');
    const start = 'API-Request: '.length;
    const count = (options: PythonCallOptions) =>
      texts.filter((text) => readPythonCalls(text, start, options).ok).length;
    expect([texts.length, count({}), count({ bareWords: 'text' })]).toEqual([1306, 1175, 1275]);
  });

  it('reads every block of rlla, thoughts that mention a tag among them', () => {
    const rows = rowsOf('rlla-toolrl-think-tool-call-response/rlla_4k_raw__rlla_sft.json') as readonly {
      readonly output: string;
    }[];
    const tags = [angleTag('think', 'text'), angleTag('tool_call', 'json'), angleTag('response', 'text')];
    const found = rows.map(({ output }) => findBlocks(output, tags));
    const blocks = found.flatMap((scan) => scan.blocks);
    const count = (name: string) => blocks.filter((block) => block.name === name).length;
    expect(found.flatMap(({ unclosed }) => unclosed)).toEqual([]);
    expect(blocks.filter(({ error }) => error !== undefined)).toEqual([]);
    expect([count('think'), count('tool_call'), count('response')]).toEqual([400, 346, 54]);
    expect(blocks.reduce((calls, { values }) => calls + values.length, 0)).toBe(576);
  });
});

const cases = new URL('../../../shared/cases/transforms.jsonl', import.meta.url);

describe.skipIf(!existsSync(cases))('inputs on which regular expressions go wrong', () => {
  it('are read right or refused', () => {
    const inputs = readFileSync(cases, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"toolace.parse"'))
      .map((line) => JSON.parse(line) as { readonly desc: string; readonly input: string });
    const results = inputs.map(({ input }) => parsePythonCalls(input));
    const refused = inputs.filter((_input, index) => !results[index]?.ok).map(({ desc }) => desc);
    expect(refused).toEqual(['unquoted string', 'text around']);
    const calls: readonly PythonCall[] = results.flatMap((result) => (result.ok ? result.value.calls : []));
    expect(calls.length).toBe(19);
  });
});
