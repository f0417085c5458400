import type { JsonValue } from '../../json/json-value.ts';
import { type Result, success } from '../../parsers/result.ts';
import type { ConvertContext } from '../converter.ts';

/** What a field holds that may be JSON text: the value, and whether it was text inside text. */
export interface JsonField {
  readonly value: JsonValue;
  /** The text held JSON text once more (`json.dumps` of a string); worth a note on the record. */
  readonly isDoubleEncoded: boolean;
}

/** A field that holds JSON, as text or as it is. Text that holds text of JSON is decoded once more, never further. */
export function readJsonField(value: JsonValue, context: ConvertContext): Result<JsonField> {
  if (typeof value !== 'string') return success({ value, isDoubleEncoded: false });
  const outer = context.parseJson(value);
  if (!outer.ok) return outer;
  if (typeof outer.value !== 'string') return success({ value: outer.value, isDoubleEncoded: false });
  const inner = context.parseJson(outer.value);
  return inner.ok
    ? success({ value: inner.value, isDoubleEncoded: true })
    : success({ value: outer.value, isDoubleEncoded: false });
}
