import type { JsonValue } from '../../json/json-value.ts';
import { parseJson } from '../../parsers/parse-json.ts';
import { failure, success } from '../../parsers/result.ts';
import type { Prefix } from './call-json.ts';
import { skipSpace } from './text-body.ts';

export const TOOL_CALL = '<tool_call>';
export const END_TOOL_CALL = '</tool_call>';

/** What stands between two marks: how it is read at a place, and how the JSON value that it is as a whole is taken. */
export interface Content<T> {
  readonly read: (text: string, start: number) => Prefix<T>;
  readonly fromJson: (value: JsonValue) => T | undefined;
}

/**
 * Reads `<tool_call>…</tool_call>` whose opening mark is at `at`. The closing mark is the one after the content, not
 * one inside a string of it: a content that ends at the first closing mark and is complete JSON holds no other, so
 * that is tried first, with the native parser.
 */
export function readTagged<T>(text: string, at: number, content: Content<T>): Prefix<T> {
  const start = at + TOOL_CALL.length;
  const close = text.indexOf(END_TOOL_CALL, start);
  if (close !== -1) {
    const json = parseJson(text.slice(start, close));
    const value = json.ok ? content.fromJson(json.value) : undefined;
    if (value !== undefined) return success({ value, end: close + END_TOOL_CALL.length });
  }
  const slow = content.read(text, start);
  if (!slow.ok) return slow;
  const end = skipSpace(text, slow.value.end);
  if (!text.startsWith(END_TOOL_CALL, end)) return failure(`expected ${END_TOOL_CALL} after the call`, end);
  return success({ value: slow.value.value, end: end + END_TOOL_CALL.length });
}
