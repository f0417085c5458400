import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, setKey } from '../../json/json-value.ts';

/**
 * Ground truth gives a list of accepted values for each parameter, and `""` first where it may be left out
 * (bfcl_eval/eval_checker/ast_eval/ast_checker.py). The values of a dict, also of a dict in a list, are such lists
 * again. The call that is taken: the first value of each parameter; a parameter that may be left out is, unless the
 * tool requires it.
 */
export function pickArguments(accepted: JsonObject, required: ReadonlySet<string>): JsonObject {
  const picked: Record<string, JsonValue> = {};
  for (const key of Object.keys(accepted)) {
    const value = pick(accepted[key] as JsonValue, required.has(key));
    if (value !== undefined) setKey(picked, key, value);
  }
  return picked;
}

function pick(alternatives: JsonValue, isRequired: boolean): JsonValue | undefined {
  if (!isJsonArray(alternatives)) return alternatives;
  const [first] = alternatives;
  if (first !== '') return first === undefined ? undefined : pickInside(first);
  if (!isRequired) return undefined;
  return pickInside(alternatives.find((value) => value !== '') ?? '');
}

const NOTHING: ReadonlySet<string> = new Set();

function pickInside(value: JsonValue): JsonValue {
  if (isJsonObject(value)) return pickArguments(value, NOTHING);
  if (!isJsonArray(value)) return value;
  return value.map((item) => (isJsonObject(item) ? pickArguments(item, NOTHING) : item));
}
