import { equalJson } from '../../json/equal-json.ts';
import { isJsonArray, type JsonValue } from '../../json/json-value.ts';
import { parseLenientJson } from '../../parsers/lenient-json.ts';
import type { ConvertContext } from '../converter.ts';
import { normalizeListing, parseListing, type ReadTools, readTools } from '../reading/read-tools.ts';
import type { SystemPrompt } from './system-prompt.ts';

export interface HermesTools extends ReadTools {
  /** The listing of the system text, where it is not what the tools were read from. */
  readonly otherListing?: string;
}

/**
 * The tools of a row, which it says twice: the column counts, and the listing in the system text where the column is
 * empty. Two listings that differ are reported (TOOLS_CONFLICT). `undefined`: the row was rejected.
 */
export function readToolColumn(
  column: JsonValue | undefined,
  prompt: SystemPrompt | undefined,
  context: ConvertContext,
): HermesTools | undefined {
  if (prompt === undefined) return readTools(column, 'tools', context);
  const listed = typeof column === 'string' ? readColumn(column, context) : column;
  if (listed === undefined && column !== undefined) return undefined;
  if (isEmpty(listed)) {
    const tools = prompt.tools ?? parseListing(prompt.listing, ['conversations', 0, 'value'], context);
    return tools === undefined ? undefined : normalizeListing(tools, 'tools', context);
  }
  const read = normalizeListing(listed, 'tools', context);
  if (read === undefined) return undefined;
  const conflict = conflictOf(listed, column, prompt);
  if (conflict === undefined) return read;
  context.report('TOOLS_CONFLICT', { problem: conflict }, ['tools']);
  return { ...read, otherListing: prompt.listing };
}

function readColumn(column: string, context: ConvertContext): JsonValue | undefined {
  return column.trim() === '' ? null : parseListing(column, ['tools'], context);
}

function isEmpty(listed: JsonValue | undefined): listed is null | undefined | readonly [] {
  return listed === undefined || listed === null || (isJsonArray(listed) && listed.length === 0);
}

function conflictOf(
  listed: JsonValue,
  column: JsonValue | undefined,
  prompt: SystemPrompt,
): string | undefined {
  if (typeof column === 'string' && column.trim() === prompt.listing.trim()) return undefined;
  let { tools } = prompt;
  if (tools === undefined) {
    const mended = parseLenientJson(prompt.listing);
    if (!mended.ok) return 'the one in the system text cannot be read';
    tools = mended.value.value;
  }
  if (equalJson(listOf(listed), listOf(tools))) return undefined;
  const [columnCount, promptCount] = [listOf(listed).length, listOf(tools).length];
  return columnCount === promptCount
    ? 'the column and the system text define tools differently'
    : `the column holds ${columnCount} tool(s), the system text ${promptCount}`;
}

function listOf(value: JsonValue): readonly JsonValue[] {
  return isJsonArray(value) ? value : [value];
}
