import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, setKey } from '../../json/json-value.ts';
import { MAX_DEPTH } from '../../parsers/parse-json.ts';
import { fixedKeys, isUnchanged, type KeyOrder, reorderKeys } from './key-order.ts';

/**
 * Walks objects in a fixed order, that of the structure before the shuffle, parents first, and asks for the order of
 * each object that has at least two keys to order. Forwards it shuffles; backwards, asked with the same answers, it
 * puts everything back. What does not change is not copied. Arrays keep their order.
 */
export interface KeyWalk {
  readonly isBack: boolean;
  orderOf(length: number): KeyOrder;
}

type Visit = (value: JsonValue, walk: KeyWalk, depth: number) => JsonValue;

/** The keywords of JSON Schema (draft 2020-12 and before) that hold schemas: by name, one or a list of them. */
const SCHEMA_KEYWORDS: ReadonlyMap<string, 'map' | 'one-or-list'> = new Map([
  ['patternProperties', 'map'],
  ['$defs', 'map'],
  ['definitions', 'map'],
  ['dependentSchemas', 'map'],
  ['items', 'one-or-list'],
  ['prefixItems', 'one-or-list'],
  ['additionalItems', 'one-or-list'],
  ['unevaluatedItems', 'one-or-list'],
  ['contains', 'one-or-list'],
  ['additionalProperties', 'one-or-list'],
  ['unevaluatedProperties', 'one-or-list'],
  ['propertyNames', 'one-or-list'],
  ['anyOf', 'one-or-list'],
  ['oneOf', 'one-or-list'],
  ['allOf', 'one-or-list'],
  ['not', 'one-or-list'],
  ['if', 'one-or-list'],
  ['then', 'one-or-list'],
  ['else', 'one-or-list'],
]);

/** A schema with the properties of every object schema in it reordered; nothing else of it changes. */
export function walkSchema(schema: JsonValue, walk: KeyWalk, depth = 0): JsonValue {
  if (!isJsonObject(schema) || depth > MAX_DEPTH) return schema;
  let copy: Record<string, JsonValue> | undefined;
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword] as JsonValue;
    const walked =
      typeof value === 'object' && value !== null ? walkKeyword(keyword, value, walk, depth + 1) : value;
    if (walked !== value) {
      copy ??= { ...schema };
      setKey(copy, keyword, walked);
    }
  }
  return copy ?? schema;
}

function walkKeyword(keyword: string, value: JsonValue, walk: KeyWalk, depth: number): JsonValue {
  if (keyword === 'properties')
    return isJsonObject(value) ? walkOrderedKeys(value, walk, depth, walkSchema) : value;
  const kind = SCHEMA_KEYWORDS.get(keyword);
  if (kind === undefined) return value;
  if (kind === 'map') return isJsonObject(value) ? walkValues(value, walk, depth, walkSchema) : value;
  return isJsonArray(value) ? walkItems(value, walk, depth, walkSchema) : walkSchema(value, walk, depth);
}

/** Arguments with the keys of every object in them reordered. */
export function walkArguments(value: JsonValue, walk: KeyWalk, depth = 0): JsonValue {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (isJsonArray(value)) return walkItems(value, walk, depth, walkArguments);
  return isJsonObject(value) ? walkOrderedKeys(value, walk, depth, walkArguments) : value;
}

/** One object's own keys reordered, its values as they are; for objects of a few keys that are always the same. */
export function walkOwnKeys<T extends object>(object: T, walk: KeyWalk): T {
  const keys = Object.keys(object);
  const fixed = fixedKeys(keys);
  if (keys.length - fixed < 2) return object;
  const order = walk.orderOf(keys.length - fixed);
  return isUnchanged(order) ? object : reorderKeys(object, keys, fixed, order, walk.isBack, { into: {} });
}

function walkOrderedKeys(object: JsonObject, walk: KeyWalk, depth: number, visit: Visit): JsonObject {
  const keys = Object.keys(object);
  const fixed = fixedKeys(keys);
  const order = keys.length - fixed < 2 ? 0 : walk.orderOf(keys.length - fixed);
  if (isUnchanged(order)) return walkValues(object, walk, depth, visit);
  if (walk.isBack) return walkValues(reorderKeys(object, keys, fixed, order, true), walk, depth, visit);
  const changed = walkedValues(object, keys, walk, depth, visit);
  return reorderKeys(object, keys, fixed, order, false, { changed });
}

/** The walked values of the keys; undefined where none changed. */
function walkedValues(
  object: JsonObject,
  keys: readonly string[],
  walk: KeyWalk,
  depth: number,
  visit: Visit,
): readonly JsonValue[] | undefined {
  let walkedOnes: JsonValue[] | undefined;
  for (let index = 0; index < keys.length; index += 1) {
    const value = object[keys[index] as string] as JsonValue;
    const walked = typeof value === 'object' && value !== null ? visit(value, walk, depth + 1) : value;
    if (walked === value) continue;
    walkedOnes ??= keys.map((key) => object[key] as JsonValue);
    walkedOnes[index] = walked;
  }
  return walkedOnes;
}

function walkValues(object: JsonObject, walk: KeyWalk, depth: number, visit: Visit): JsonObject {
  let copy: Record<string, JsonValue> | undefined;
  for (const key of Object.keys(object)) {
    const value = object[key] as JsonValue;
    const walked = typeof value === 'object' && value !== null ? visit(value, walk, depth + 1) : value;
    if (walked !== value) {
      copy ??= { ...object };
      setKey(copy, key, walked);
    }
  }
  return copy ?? object;
}

function walkItems(
  items: readonly JsonValue[],
  walk: KeyWalk,
  depth: number,
  visit: Visit,
): readonly JsonValue[] {
  let copy: JsonValue[] | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const value = items[index] as JsonValue;
    const walked = visit(value, walk, depth + 1);
    if (walked !== value) {
      copy ??= [...items];
      copy[index] = walked;
    }
  }
  return copy ?? items;
}
