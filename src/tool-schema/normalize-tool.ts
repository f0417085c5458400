import type { Report } from '../diagnostics/diagnostic.ts';
import type { JsonPath } from '../json/json-path.ts';
import {
  getKey,
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  setKey,
} from '../json/json-value.ts';
import type { Tool } from '../record/schema.ts';
import { normalizeParameters } from './normalize-parameters.ts';
import { SchemaNormalizer } from './schema-normalizer.ts';

const PARAMETER_KEYS = ['parameters', 'input_schema', 'inputSchema'] as const;
const RETURN_KEYS = ['returns', 'return', 'response', 'responses'] as const;

/**
 * One tool of any dialect → the record's tool: name, description, parameters as JSON Schema draft 2020-12.
 * Flat xLAM parameters, JSON Schema, BFCL's, Java's and Gemini's type names, OpenAI's, Anthropic's, MCP's and
 * Seal-Tools' keys are understood. Idempotent. Unknown fields go to `extras`; where a part cannot stand in the
 * result, the whole tool is kept as `extras.raw` (reported as TOOL_SHAPE).
 * `undefined` where the value is not a tool at all (reported as TOOL_SHAPE).
 */
export function normalizeTool(value: JsonValue, report: Report, path: JsonPath = []): Tool | undefined {
  if (!isJsonObject(value)) {
    report('TOOL_SHAPE', { problem: 'it is not an object' }, path);
    return undefined;
  }
  return plainTool(value, report, path) ?? anyTool(value, report, path);
}

/** A tool of name, description and parameters and nothing else, as nearly all are; undefined where it is not one. */
function plainTool(value: JsonObject, report: Report, path: JsonPath): Tool | undefined {
  const { name, description, parameters: source } = value;
  if (typeof name !== 'string' || typeof description !== 'string' || source === undefined) return undefined;
  if (Object.keys(value).length !== 3) return undefined;
  const normalizer = new SchemaNormalizer(report, path, 'parameters');
  const parameters = parametersOf(source, undefined, normalizer);
  if (parameters === undefined) return undefined;
  return normalizer.hasLoss
    ? { name, description, parameters, extras: { raw: value } }
    : { name, description, parameters };
}

function anyTool(value: JsonObject, report: Report, path: JsonPath): Tool | undefined {
  const inner = innerTool(value);
  const tool = inner ?? value;
  const nameKey = Object.hasOwn(tool, 'name') ? 'name' : 'api_name';
  const name = tool[nameKey];
  if (typeof name !== 'string') {
    report('TOOL_SHAPE', { problem: 'it has no name' }, path);
    return undefined;
  }
  const descriptionKey = nameKey === 'name' ? 'description' : 'api_description';
  const description = tool[descriptionKey];
  const parametersKey = PARAMETER_KEYS.find((key) => isSaid(tool, key));
  const returnsKey = RETURN_KEYS.find((key) => Object.hasOwn(tool, key));
  const required = textList(tool['required']);
  const source = parametersKey === undefined ? {} : (tool[parametersKey] as JsonValue);
  const base = inner === undefined ? path : [...path, 'function'];
  const normalizer = new SchemaNormalizer(report, base, parametersKey ?? 'parameters');
  const parameters = parametersOf(source, required, normalizer);
  if (parameters === undefined) {
    report('TOOL_SHAPE', { problem: 'its parameters are neither a schema nor parameters by name' }, path);
  }

  const extras: Record<string, JsonValue> = {};
  const isTaken = (key: string, field: JsonValue): boolean =>
    key === nameKey ||
    (key === descriptionKey && (typeof field === 'string' || field === null)) ||
    (key === parametersKey && parameters !== undefined) ||
    key === returnsKey ||
    (key === 'required' && (required !== undefined || field === null)) ||
    (key === 'type' && field === 'function');
  let hasLoss = normalizer.hasLoss;
  for (const layer of inner === undefined ? [tool] : [tool, value]) {
    for (const key of Object.keys(layer)) {
      const field = layer[key] as JsonValue;
      if (layer === value && inner !== undefined) {
        if (key === 'function' || (key === 'type' && field === 'function')) continue;
      } else if (isTaken(key, field)) continue;
      if (key === 'extras' && isJsonObject(field)) copyInto(extras, field);
      else if (Object.hasOwn(extras, key)) hasLoss = true;
      else setKey(extras, key, field);
    }
  }
  if (hasLoss && !Object.hasOwn(extras, 'raw')) extras['raw'] = value;
  return {
    name,
    ...(typeof description === 'string' ? { description } : undefined),
    parameters: parameters ?? { type: 'object', properties: {}, required: [] },
    ...(returnsKey === undefined ? undefined : { returns: tool[returnsKey] as JsonValue }),
    ...(Object.keys(extras).length === 0 ? undefined : { extras }),
  };
}

/** The function inside OpenAI's `{type: "function", function: {…}}`. */
function innerTool(value: JsonObject): JsonObject | undefined {
  const inner = getKey(value, 'function');
  return isJsonObject(inner) && typeof getKey(value, 'name') !== 'string' ? inner : undefined;
}

function copyInto(target: Record<string, JsonValue>, source: JsonObject): void {
  for (const key of Object.keys(source)) setKey(target, key, source[key] as JsonValue);
}

function isSaid(tool: JsonObject, key: string): boolean {
  return Object.hasOwn(tool, key) && tool[key] !== null;
}

function textList(value: JsonValue | undefined): readonly string[] | undefined {
  if (value === undefined || !isJsonArray(value)) return undefined;
  return value.every((item) => typeof item === 'string') ? value : undefined;
}

function parametersOf(
  source: JsonValue,
  required: readonly string[] | undefined,
  normalizer: SchemaNormalizer,
): JsonObject | undefined {
  return isJsonObject(source) ? normalizeParameters(source, required, normalizer) : undefined;
}
