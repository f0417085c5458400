import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  NumberLexeme,
  setKey,
} from '../../src/json/json-value.ts';

/** A row that was changed in one place, and what was changed. */
export interface Corruption {
  readonly row: JsonValue;
  readonly what: string;
}

/** Every how many characters of a text one is replaced. */
const STRIDE = 5;

/**
 * Copies of a row with one thing changed each: a character of a text replaced, a number, boolean or null changed, a
 * key or an element taken away. The keys of the row in `exempt` are left alone; those
 * of an object inside it are named with their path, such as `style.instruction`.
 */
export function* corruptions(row: JsonObject, exempt: readonly string[] = []): Generator<Corruption> {
  for (const key of Object.keys(row)) {
    if (exempt.includes(key)) continue;
    yield { row: without(row, key), what: `without ${key}` };
    const inner = exempt
      .filter((path) => path.startsWith(`${key}.`))
      .map((path) => path.slice(key.length + 1));
    for (const { row: value, what } of corruptionsOf(row[key] as JsonValue, inner)) {
      yield { row: replaced(row, key, value), what: `${key}: ${what}` };
    }
  }
}

function* corruptionsOf(value: JsonValue, exempt: readonly string[] = []): Generator<Corruption> {
  if (typeof value === 'string') {
    yield* corruptedTexts(value);
  } else if (value instanceof NumberLexeme) {
    yield { row: new NumberLexeme(`${value.lexeme}1`), what: `${value.lexeme}1` };
  } else if (Array.isArray(value)) {
    for (const [index, element] of value.entries() as Iterable<[number, JsonValue]>) {
      yield { row: value.toSpliced(index, 1), what: `without [${index}]` };
      for (const { row, what } of corruptionsOf(element)) {
        yield { row: value.with(index, row), what: `[${index}]: ${what}` };
      }
    }
  } else if (isJsonObject(value)) {
    yield* corruptions(value, exempt);
  } else {
    const other = value === null ? 'X' : typeof value === 'number' ? value + 1 : !value;
    yield { row: other, what: String(other) };
  }
}

function* corruptedTexts(text: string): Generator<Corruption> {
  for (let index = 0; index < text.length; index += STRIDE) {
    const other = text[index] === 'X' ? 'Y' : 'X';
    const row = text.slice(0, index) + other + text.slice(index + 1);
    yield { row, what: JSON.stringify(row.slice(Math.max(0, index - 20), index + 20)) };
  }
  yield { row: `${text}X`, what: `${JSON.stringify(text.slice(-20))} and X` };
}

function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([other]) => other !== key));
}

function replaced(object: JsonObject, key: string, value: JsonValue): JsonObject {
  const copy: Record<string, JsonValue> = {};
  for (const other of Object.keys(object))
    setKey(copy, other, other === key ? value : (object[other] as JsonValue));
  return copy;
}
