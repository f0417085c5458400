import type { Report } from '../diagnostics/diagnostic.ts';
import type { JsonPath } from '../json/json-path.ts';
import { isJsonArray, type JsonValue } from '../json/json-value.ts';
import type { Tool } from '../record/schema.ts';
import { normalizeTool } from './normalize-tool.ts';

/**
 * A list of tools of any dialect → the record's tools, in order. One tool that is not in a list is a list of one;
 * null is none. What is not a tool is reported (TOOL_SHAPE) and left out: a caller that must lose nothing compares
 * the lengths.
 */
export function normalizeTools(value: JsonValue, report: Report, path: JsonPath = []): Tool[] {
  if (value === null) return [];
  if (!isJsonArray(value)) {
    const tool = normalizeTool(value, report, path);
    return tool === undefined ? [] : [tool];
  }
  const tools: Tool[] = [];
  for (const [index, item] of value.entries()) {
    const tool = normalizeTool(item, report, [...path, index]);
    if (tool !== undefined) tools.push(tool);
  }
  return tools;
}
