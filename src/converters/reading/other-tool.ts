import { isJsonObject, type JsonValue } from '../../json/json-value.ts';

/** A tool of the provider's own, such as `{"type": "code_interpreter"}`. */
export function isOtherTool(entry: JsonValue): boolean {
  if (!isJsonObject(entry) || typeof entry['type'] !== 'string') return false;
  return entry['type'] !== 'function' && entry['function'] === undefined && entry['name'] === undefined;
}
