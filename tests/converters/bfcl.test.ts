import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerIndex, ToolCatalogue } from '../../src/converters/converter.ts';
import { getKey, isJsonObject, type JsonValue } from '../../src/json/json-value.ts';
import converter from '../../src/converters/bfcl/index.ts';
import { parseJson } from '../../src/parsers/parse-json.ts';
import { normalizeTools } from '../../src/tool-schema/normalize-tools.ts';
import { describeConverter, type FixtureCompanions } from '../contracts/describe-converter.ts';

/** `answers.jsonl` and `tools.<group>.jsonl` of a fixture. */
function companionsOf(folder: string): FixtureCompanions {
  const answersFile = join(folder, 'answers.jsonl');
  const groups = new Map(
    readdirSync(folder)
      .filter((name) => name.startsWith('tools.'))
      .map((name) => [
        name.split('.')[1] ?? '',
        normalizeTools(readRows(join(folder, name)), () => undefined),
      ]),
  );
  const tools: ToolCatalogue = { group: (name) => groups.get(name), tool: () => undefined, names: [] };
  return {
    ...(groups.size === 0 ? undefined : { tools }),
    ...(existsSync(answersFile) ? { answers: indexOf(readRows(answersFile)) } : undefined),
  };
}

function indexOf(rows: readonly JsonValue[]): AnswerIndex {
  return { answer: (id) => rows.find((row) => isJsonObject(row) && getKey(row, 'id') === id) };
}

function readRows(file: string): readonly JsonValue[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const parsed = parseJson(line);
    return parsed.ok ? [parsed.value] : [];
  });
}

describeConverter(converter, companionsOf);
