import { isJsonObject, type JsonValue } from '../../json/json-value.ts';
import { angleTag, findBlocks, type TaggedBlock } from '../../parsers/tagged-blocks.ts';
import { text } from '../../record/build.ts';
import type { Part, ToolResultPart } from '../../record/schema.ts';
import type { CallLinker } from '../reading/call-linker.ts';
import { unknownFilledFields } from '../reading/unknown-fields.ts';

const TAGS = [angleTag('tool_response', 'json')];
const KNOWN_KEYS: ReadonlySet<string> = new Set(['name', 'content']);

/**
 * A turn of results: one `<tool_response>` block a result, `{"name", "content"}` or anything else, which is kept as
 * text. Without blocks the whole turn is one result. Text around the blocks stays text.
 */
export function readResponses(value: string, linker: CallLinker): Part[] {
  const { blocks } = findBlocks(value, TAGS);
  if (blocks.length === 0) return [linker.result(value)];
  const parts: Part[] = [];
  let start = 0;
  const pushText = (source: string): void => {
    if (source.trim() !== '') parts.push(text(source.trim()));
  };
  for (const block of blocks) {
    pushText(value.slice(start, block.start));
    parts.push(readResponse(value, block, linker));
    start = block.end;
  }
  pushText(value.slice(start));
  return parts;
}

function readResponse(value: string, block: TaggedBlock, linker: CallLinker): ToolResultPart {
  const single = block.error === undefined && block.values.length === 1 ? block.values[0] : undefined;
  const response: JsonValue | undefined = single?.value;
  if (isJsonObject(response) && typeof response['name'] === 'string' && Object.hasOwn(response, 'content')) {
    const result = linker.result(response['content'] as JsonValue, { name: response['name'] });
    const extras = unknownFilledFields(response, KNOWN_KEYS);
    return extras === undefined ? result : { ...result, extras: { ...result.extras, ...extras } };
  }
  return linker.result(value.slice(block.contentStart, block.contentEnd).trim());
}
