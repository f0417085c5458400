import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, setKey } from '../json/json-value.ts';
import { flaggedRequired, type SchemaNormalizer, withRequired } from './schema-normalizer.ts';
import { typeFragment } from './type-fragment.ts';

const OBJECT_TYPES: ReadonlySet<string> = new Set(['object', 'dict', 'hashmap', 'map']);

/**
 * Is this a JSON Schema, or parameters by name (xLAM's flat form)? Told by shape alone, as a parameter may be *named*
 * `type`, `properties` or `required`: a schema's `type` is text and its `properties` hold schemas.
 */
export function isSchemaForm(parameters: JsonObject): boolean {
  const type = ownValue(parameters, 'type');
  const properties = ownValue(parameters, 'properties');
  if (typeof type === 'string') return isJsonObject(properties) || OBJECT_TYPES.has(type.toLowerCase());
  if (type !== undefined && !isJsonArray(type)) return false;
  if (isJsonObject(properties)) {
    return Object.keys(properties).every((key) => isJsonObject(properties[key] as JsonValue));
  }
  return (
    typeof ownValue(parameters, '$ref') === 'string' ||
    isJsonArray(ownValue(parameters, 'anyOf')) ||
    isJsonArray(ownValue(parameters, 'oneOf')) ||
    isJsonArray(ownValue(parameters, 'allOf'))
  );
}

/** A schema of parameters, with `type` and `properties` said. `required` may stand beside it in the tool. */
export function normalizeSchemaForm(
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
export function normalizeFlatForm(
  parameters: JsonObject,
  outerRequired: readonly string[] | undefined,
  normalizer: SchemaNormalizer,
): JsonObject {
  const properties: Record<string, JsonValue> = {};
  const flagged = flaggedRequired(parameters);
  const told =
    outerRequired === undefined || flagged === undefined
      ? (outerRequired ?? flagged)
      : [...new Set([...outerRequired, ...flagged])];
  const required: string[] = [];
  for (const key of Object.keys(parameters)) {
    const value = parameters[key] as JsonValue;
    if (value === null) continue;
    setKey(properties, key, normalizer.property(key, value));
    if (told === undefined && !mayBeOmitted(value)) required.push(key);
  }
  return { type: 'object', properties, required: told ?? required };
}

function mayBeOmitted(parameter: JsonValue): boolean {
  if (typeof parameter === 'string') return typeFragment(parameter).isOptional;
  if (!isJsonObject(parameter)) return false;
  if (Object.hasOwn(parameter, 'default') || ownValue(parameter, 'optional') === true) return true;
  const type = ownValue(parameter, 'type');
  return typeof type === 'string' && typeFragment(type).isOptional;
}

function ownValue(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
