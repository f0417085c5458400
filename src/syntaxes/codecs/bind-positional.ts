import { getKey, isJsonObject, type JsonObject, type JsonValue, setKey } from '../../json/json-value.ts';
import type { Tool } from '../../record/schema.ts';

/**
 * All arguments of a call by name: positional ones get the names of the tool's parameters, in the order in which they
 * are declared. Says what is wrong where the tool is unknown, declared twice, or has too few parameters.
 */
export function bindPositional(
  name: string,
  positional: readonly JsonValue[],
  keywords: JsonObject,
  tools: readonly Tool[] | undefined,
): JsonObject | string {
  if (positional.length === 0) return keywords;
  const [tool, other] = (tools ?? []).filter((candidate) => candidate.name === name);
  if (tool === undefined) return `positional arguments of "${name}", whose parameters are not known`;
  if (other !== undefined) return `positional arguments of "${name}", which is declared more than once`;
  const properties = getKey(tool.parameters, 'properties');
  const parameters = isJsonObject(properties) ? Object.keys(properties) : [];
  const bound: Record<string, JsonValue> = {};
  for (const [index, value] of positional.entries()) {
    const parameter = parameters[index];
    if (parameter === undefined) return `more positional arguments than "${name}" has parameters`;
    if (Object.hasOwn(keywords, parameter)) return `the argument "${parameter}" of "${name}" twice`;
    setKey(bound, parameter, value);
  }
  for (const key of Object.keys(keywords)) setKey(bound, key, keywords[key] as JsonValue);
  return bound;
}
