import { openInput } from '../containers/open-container.ts';
import { rowsOfBlock, textOfRow } from '../containers/block.ts';
import type { AnswerIndex, ToolCatalogue } from '../converters/converter.ts';
import { XlamError } from '../diagnostics/xlam-error.ts';
import { getKey, isJsonArray, isJsonObject, type JsonValue } from '../json/json-value.ts';
import { parseJson } from '../parsers/parse-json.ts';
import type { Tool } from '../record/schema.ts';
import { expandInputs } from '../sources/expand-inputs.ts';
import { fileSource } from '../sources/file-source.ts';
import { normalizeTool } from '../tool-schema/normalize-tool.ts';
import { stemOf } from './dataset-of-label.ts';
import type { CompanionSpec } from './run-spec.ts';

/** What is given beside the data: tools for sources without tools, and ground truth joined on id. */
export interface Companions {
  readonly tools?: ToolCatalogue;
  readonly answers?: AnswerIndex;
}

export async function openCompanions(spec: CompanionSpec): Promise<Companions> {
  const [tools, answers] = await Promise.all([
    spec.tools.length === 0 ? undefined : openToolCatalogue(spec.tools),
    spec.answers.length === 0 ? undefined : openAnswers(spec.answers),
  ]);
  return {
    ...(tools === undefined ? undefined : { tools }),
    ...(answers === undefined ? undefined : { answers }),
  };
}

/**
 * The tools of catalogue files. A file is a group, named by its stem: `multi_turn_func_doc/math_api.json` gives the
 * group `math_api`. A row of a file is a tool, or an object or list that holds tools.
 */
async function openToolCatalogue(paths: readonly string[]): Promise<ToolCatalogue> {
  const groups = new Map<string, Tool[]>();
  const byName = new Map<string, Tool>();
  for (const { path } of await expandInputs(paths)) {
    const tools: Tool[] = [];
    for await (const row of rowsOfFile(path)) {
      for (const value of toolValues(row)) {
        const tool = normalizeTool(value, () => {});
        if (tool === undefined) throw invalid(path, 'it holds something that is not a tool');
        tools.push(tool);
      }
    }
    if (tools.length === 0) throw invalid(path, 'it holds no tools');
    groups.set(stemOf(path), tools);
    for (const tool of tools) if (!byName.has(tool.name)) byName.set(tool.name, tool);
  }
  return {
    // A file may carry a prefix, such as the name of the folder it was copied from.
    group: (name) => groups.get(name) ?? [...groups].find(([stem]) => stem.endsWith(`_${name}`))?.[1],
    tool: (name) => byName.get(name),
    names: [...byName.keys()],
  };
}

async function openAnswers(paths: readonly string[]): Promise<AnswerIndex> {
  const rows = new Map<string, JsonValue>();
  for (const { path } of await expandInputs(paths)) {
    for await (const row of rowsOfFile(path)) {
      const id = isJsonObject(row) ? getKey(row, 'id') : undefined;
      if (typeof id !== 'string' && typeof id !== 'number')
        throw invalid(path, 'it holds a row without an id');
      if (rows.has(String(id))) throw invalid(path, `it holds two rows with the id "${id}"`);
      rows.set(String(id), row);
    }
  }
  return { answer: (id) => rows.get(id) };
}

function invalid(path: string, problem: string): XlamError {
  return XlamError.of('COMPANION_INVALID', { path, problem });
}

async function* rowsOfFile(path: string): AsyncGenerator<JsonValue> {
  const source = fileSource(path);
  for await (const block of openInput(source, {
    onProblem: (diagnostic) => {
      throw new XlamError(diagnostic);
    },
  })) {
    for (const span of rowsOfBlock(block)) {
      const text = textOfRow(block, span);
      const parsed = typeof text === 'string' ? parseJson(text) : undefined;
      if (parsed?.ok !== true) {
        const reason = parsed === undefined ? 'it is not UTF-8' : `row ${span.row}: ${parsed.error.message}`;
        throw XlamError.of('READ_FILE_UNREADABLE', { path, reason });
      }
      yield parsed.value;
    }
  }
}

function toolValues(row: JsonValue): readonly JsonValue[] {
  if (isJsonArray(row)) return row;
  if (!isJsonObject(row)) return [];
  const tools = getKey(row, 'tools');
  return isJsonArray(tools) ? tools : [row];
}
