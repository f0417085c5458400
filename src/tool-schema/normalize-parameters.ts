import {
  getKey,
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  setKey,
} from '../json/json-value.ts';
import { flaggedRequired, type SchemaNormalizer, withRequired } from './schema-normalizer.ts';
import { typeFragment } from './type-fragment.ts';

const OBJECT_TYPES: ReadonlySet<string> = new Set(['object', 'dict', 'hashmap', 'map']);

/** A schema of an object has at least one of these; parameters by name may have them too, as names. */
const SCHEMA_KEYS: ReadonlySet<string> = new Set(['type', 'properties', '$ref', 'anyOf', 'oneOf', 'allOf']);

/**
 * Is this a JSON Schema, or parameters by name (xLAM's flat form)? Told by shape alone, as a parameter may be *named*
 * `type`, `properties` or `required`: a schema's `type` is text and its `properties` hold schemas.
 */
function isSchemaForm(parameters: JsonObject): boolean {
  const type = parameters['type'];
  const properties = parameters['properties'];
  if (typeof type === 'string') return isJsonObject(properties) || OBJECT_TYPES.has(type.toLowerCase());
  if (type !== undefined && !isJsonArray(type)) return false;
  if (isJsonObject(properties)) {
    return Object.keys(properties).every((key) => isJsonObject(properties[key] as JsonValue));
  }
  return (
    typeof parameters['$ref'] === 'string' ||
    isJsonArray(parameters['anyOf']) ||
    isJsonArray(parameters['oneOf']) ||
    isJsonArray(parameters['allOf'])
  );
}

function isSchemaKey(key: string): boolean {
  return SCHEMA_KEYS.has(key);
}

/**
 * Parameters of either form → a schema; `undefined` where they are neither: a schema of something that is not an
 * object. `outerRequired` are the names that are required by the tool itself.
 */
export function normalizeParameters(
  parameters: JsonObject,
  outerRequired: readonly string[] | undefined,
  normalizer: SchemaNormalizer,
): JsonObject | undefined {
  const keys = Object.keys(parameters);
  // Their keys first: asking objects of ever-new shapes for fields that they do not have is slow.
  if (keys.some(isSchemaKey)) {
    if (isSchemaForm(parameters)) return normalizeSchemaForm(parameters, outerRequired, normalizer);
    if (typeof getKey(parameters, 'type') === 'string') return undefined;
  }
  return normalizeFlatForm(parameters, keys, outerRequired, normalizer);
}

/** A schema of parameters, with `type` and `properties` said. `required` may stand beside it in the tool. */
function normalizeSchemaForm(
  parameters: JsonObject,
  outerRequired: readonly string[] | undefined,
  normalizer: SchemaNormalizer,
): JsonObject {
  let schema = normalizer.schema(parameters);
  const hasType = Object.hasOwn(schema, 'type');
  if (!hasType || !Object.hasOwn(schema, 'properties')) {
    schema = { ...(hasType ? undefined : { type: 'object' }), ...schema };
    if (!Object.hasOwn(schema, 'properties')) schema = { ...schema, properties: {} };
  }
  return outerRequired === undefined ? schema : withRequired(schema, outerRequired);
}

/**
 * xLAM's flat form `{argument: {type, description, default?}}` → a schema. Required is what the source lists or
 * flags; where it does neither, what has no "optional" in its type and no default (APIGen, xLAM-60k's card).
 */
function normalizeFlatForm(
  parameters: JsonObject,
  keys: readonly string[],
  outerRequired: readonly string[] | undefined,
  normalizer: SchemaNormalizer,
): JsonObject {
  const properties: Record<string, JsonValue> = {};
  const required: string[] = [];
  let hasFlags = false;
  for (const key of keys) {
    const value = parameters[key] as JsonValue;
    // Columnar files pad every tool with the parameters of all the others.
    if (value === null) continue;
    setKey(properties, key, normalizer.property(key, value));
    if (outerRequired !== undefined) continue;
    if (isFlagged(value)) hasFlags = true;
    else if (!hasFlags && !mayBeOmitted(value)) required.push(key);
  }
  if (outerRequired === undefined && !hasFlags) return { type: 'object', properties, required };
  const named = [...(outerRequired ?? []), ...(flaggedRequired(parameters) ?? [])];
  return { type: 'object', properties, required: [...new Set(named)] };
}

function isFlagged(parameter: JsonValue): boolean {
  return isJsonObject(parameter) && typeof parameter['required'] === 'boolean';
}

function mayBeOmitted(parameter: JsonValue): boolean {
  if (typeof parameter === 'string') return typeFragment(parameter).isOptional;
  if (!isJsonObject(parameter)) return false;
  const { type } = parameter;
  if (parameter['default'] !== undefined || parameter['optional'] === true) return true;
  return typeof type === 'string' && typeFragment(type).isOptional;
}
