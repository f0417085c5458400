import type { JsonValue } from './json-value.ts';

/**
 * `{}`, held as a hash table, for objects whose keys come in an order that was drawn, or are read from a text that was
 * printed in one. V8 describes every other object by its keys in their order, and the description of an order that was
 * never seen costs more than filling the object. An object that lost a key which was not its last one is a table.
 */
export function emptyTable(): Record<string, JsonValue> {
  const object: Record<string, JsonValue> = { first: null, last: null };
  delete object['first'];
  delete object['last'];
  return object;
}
