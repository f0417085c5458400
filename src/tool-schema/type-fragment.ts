import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { parsePythonType, type TypeExpression } from './python-type.ts';

/** What a type text means in JSON Schema. */
export interface TypeFragment {
  /** Keywords that stand for the type; with `x-type` where the text says something that they cannot. */
  readonly schema: JsonObject;
  /** The text says that the parameter may be left out. */
  readonly isOptional: boolean;
  readonly isKnown: boolean;
}

const CACHE_LIMIT = 4096;
const cache = new Map<string, TypeFragment>();

/** Type text of any dialect → JSON Schema keywords. Texts repeat, so the answers are kept (a bounded number). */
export function typeFragment(text: string): TypeFragment {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const fragment = readFragment(text);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, fragment);
  return fragment;
}

function readFragment(text: string): TypeFragment {
  const parsed = parsePythonType(text);
  if (!parsed.ok) return { schema: { 'x-type': text }, isOptional: false, isKnown: false };
  const { expression, isOptional, saysMore } = parsed.value;
  const meaning = meaningOf(expression);
  const isTold = meaning.isExact && !saysMore && Object.keys(meaning.schema).length > 0;
  return {
    schema: isTold ? meaning.schema : { ...meaning.schema, 'x-type': text },
    isOptional: isOptional || isOptionalType(expression),
    isKnown: meaning.isKnown,
  };
}

function isOptionalType(expression: TypeExpression): boolean {
  return expression.kind === 'name' && baseName(expression.name) === 'optional';
}

interface Meaning {
  readonly schema: JsonObject;
  /** The schema says all that the text says. */
  readonly isExact: boolean;
  readonly isKnown: boolean;
}

const exact = (schema: JsonObject): Meaning => ({ schema, isExact: true, isKnown: true });
const rough = (schema: JsonObject): Meaning => ({ schema, isExact: false, isKnown: true });
const UNKNOWN: Meaning = { schema: {}, isExact: false, isKnown: false };

const STRING: JsonObject = { type: 'string' };
const INTEGER: JsonObject = { type: 'integer' };
const NUMBER: JsonObject = { type: 'number' };
const BOOLEAN: JsonObject = { type: 'boolean' };
const ARRAY: JsonObject = { type: 'array' };
const OBJECT: JsonObject = { type: 'object' };
const NULL: JsonObject = { type: 'null' };
const SET: JsonObject = { type: 'array', uniqueItems: true };

/** By lower-case name. Exact: a mere spelling of the JSON type. Rough: the name says more, so it stays as x-type. */
const NAMES: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...each(['str', 'string'], exact(STRING)),
  ...each(['int', 'integer'], exact(INTEGER)),
  ...each(['float', 'number'], exact(NUMBER)),
  ...each(['bool', 'boolean'], exact(BOOLEAN)),
  ...each(['list', 'array'], exact(ARRAY)),
  ...each(['dict', 'object'], exact(OBJECT)),
  ...each(['none', 'null', 'nonetype'], exact(NULL)),
  ...each(['set'], exact(SET)),
  ...each(['any'], exact({})),
  ...each(['char', 'character', 'text', 'date', 'datetime', 'time', 'bytes', 'uuid', 'url'], rough(STRING)),
  ...each(['long', 'short', 'byte', 'bigint'], rough(INTEGER)),
  ...each(['double', 'decimal'], rough(NUMBER)),
  ...each(['tuple', 'arraylist', 'sequence', 'iterable', 'collection', 'ndarray'], rough(ARRAY)),
  ...each(['hashset', 'frozenset'], rough(SET)),
  ...each(['dictionary', 'hashmap', 'map', 'mapping', 'defaultdict', 'ordereddict'], rough(OBJECT)),
  ...each(['callable', 'function', 'json', 'complex', 'type'], rough({})),
]);

function each(names: readonly string[], meaning: Meaning): [string, Meaning][] {
  return names.map((name) => [name, meaning]);
}

/** `typing.List` → `list`, `datetime.date` → `date`. */
function baseName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

function meaningOf(expression: TypeExpression): Meaning {
  switch (expression.kind) {
    case 'literal':
      return enumeration([expression]);
    case 'union':
      return union(expression.members.map(meaningOf));
    case 'list':
      return UNKNOWN;
    default:
  }
  const name = baseName(expression.name);
  if (expression.args.length > 0) return generic(name, expression.args);
  if (name === 'optional') return rough({});
  // Prose has plurals: "list of strings".
  return NAMES.get(name) ?? NAMES.get(name.replace(/s$/, '')) ?? UNKNOWN;
}

function generic(name: string, args: readonly TypeExpression[]): Meaning {
  switch (name) {
    case 'optional':
      return union([...args.map(meaningOf), exact(NULL)]);
    case 'union':
      return union(args.map(meaningOf));
    case 'literal':
    case 'enum':
      return enumeration(args);
    case 'tuple':
      return tuple(args);
    default:
  }
  const base = NAMES.get(name);
  if (base === undefined) return UNKNOWN;
  const [first, second] = args.map(meaningOf);
  if (base.schema['type'] === 'array' && args.length === 1 && first !== undefined) {
    return container(base, 'items', first, true);
  }
  if (base.schema['type'] === 'object' && args.length === 2 && first !== undefined && second !== undefined) {
    const hasTextKeys = first.schema['type'] === 'string' || Object.keys(first.schema).length === 0;
    return container(base, 'additionalProperties', second, hasTextKeys && first.isExact);
  }
  return { ...base, isExact: false };
}

function container(base: Meaning, keyword: string, inner: Meaning, isExact: boolean): Meaning {
  return {
    schema:
      Object.keys(inner.schema).length === 0 ? base.schema : { ...base.schema, [keyword]: inner.schema },
    isExact: base.isExact && inner.isExact && isExact,
    isKnown: inner.isKnown,
  };
}

/** `Tuple[float, float]` has two places; `Tuple[int, ...]` any number. JSON has no tuples, so the text stays. */
function tuple(args: readonly TypeExpression[]): Meaning {
  const [first, second] = args;
  const isOpen = args.length === 2 && second?.kind === 'name' && second.name === '...';
  const places = args.map(meaningOf);
  if (isOpen && first !== undefined) return container(rough(ARRAY), 'items', meaningOf(first), false);
  return {
    schema: {
      type: 'array',
      prefixItems: places.map((place) => place.schema),
      minItems: places.length,
      maxItems: places.length,
    },
    isExact: false,
    isKnown: places.every((place) => place.isKnown),
  };
}

function enumeration(args: readonly TypeExpression[]): Meaning {
  const values: JsonValue[] = [];
  for (const arg of args) {
    if (arg.kind === 'literal') values.push(arg.value);
    else if (arg.kind === 'name' && baseName(arg.name) === 'none') values.push(null);
    else return UNKNOWN;
  }
  return exact(
    values.every((value) => typeof value === 'string') ? { type: 'string', enum: values } : { enum: values },
  );
}

function union(members: readonly Meaning[]): Meaning {
  const isExact = members.every((member) => member.isExact);
  const isKnown = members.every((member) => member.isKnown);
  if (members.some((member) => Object.keys(member.schema).length === 0)) {
    return { schema: {}, isExact: false, isKnown };
  }
  const types = new Set<JsonValue>();
  for (const { schema } of members) {
    if (Object.keys(schema).length === 1 && schema['type'] !== undefined) types.add(schema['type']);
    else return { schema: { anyOf: members.map((member) => member.schema) }, isExact, isKnown };
  }
  const [only] = types;
  const isSingle = types.size === 1 && only !== undefined;
  return { schema: { type: isSingle ? only : [...types] }, isExact, isKnown };
}
