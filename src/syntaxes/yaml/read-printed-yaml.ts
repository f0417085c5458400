import { emptyTable } from '../../json/empty-table.ts';
import { type JsonValue, NumberLexeme, numberFromText, setKey } from '../../json/json-value.ts';
import { JsonReader } from '../../parsers/json-reader.ts';
import { MAX_DEPTH } from '../../parsers/parse-json.ts';
import { failure, type Result } from '../../parsers/result.ts';
import { attempt, TextCursor } from '../../parsers/text-cursor.ts';

/**
 * Reads exactly the YAML that `print` writes, fast: block sequences and mappings, keys `"…"` or plain words, scalars
 * on one line, two spaces of indentation. Fails for anything else, which may still be YAML.
 */
export function readPrintedYaml(text: string): Result<JsonValue> {
  const cursor = new TextCursor(text);
  const result = attempt(() => new Reader(cursor).node(0, 0));
  return result.ok && !cursor.ended ? failure('text after the end of the value', cursor.at) : result;
}

// The words that print uses as keys; other plain words mean other things to other readers of YAML.
const PLAIN_KEY = /(?:name|arguments):/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?=\n|$)/y;
const WORD = /(?:true|false|null|\.nan|-?\.inf|\[\]|\{\})(?=\n|$)/y;

class Reader {
  readonly #cursor: TextCursor;
  readonly #text: string;
  readonly #json: JsonReader;

  constructor(cursor: TextCursor) {
    this.#cursor = cursor;
    this.#text = cursor.text;
    this.#json = new JsonReader(cursor);
  }

  /** The value that starts here, in column `column`. */
  node(column: number, depth: number): JsonValue {
    const cursor = this.#cursor;
    if (depth > MAX_DEPTH) cursor.fail(`nesting deeper than ${MAX_DEPTH} levels`);
    if (this.#text.startsWith('- ', cursor.at)) return this.#sequence(column, depth);
    if (this.#text[cursor.at] !== '"')
      return this.#startsKey(cursor.at) ? this.#mapping(column, depth) : this.#plain();
    const string = this.#json.readString();
    if (this.#text[cursor.at] !== ':') return string;
    cursor.at += 1;
    return this.#mapping(column, depth, string);
  }

  #sequence(column: number, depth: number): JsonValue {
    const items: JsonValue[] = [];
    for (;;) {
      this.#cursor.at += 2;
      items.push(this.node(column + 2, depth + 1));
      const next = this.#nextLine(column);
      if (next === -1 || !this.#text.startsWith('- ', next)) return items;
      this.#cursor.at = next;
    }
  }

  /** A mapping; the cursor stands on its first key, or behind the colon of `firstKey`. */
  #mapping(column: number, depth: number, firstKey?: string): JsonValue {
    const object = emptyTable();
    let key = firstKey ?? this.#key();
    for (;;) {
      if (Object.hasOwn(object, key)) this.#cursor.fail('a key twice');
      setKey(object, key, this.#valueOfKey(column, depth));
      const next = this.#nextLine(column);
      if (next === -1 || !this.#startsKey(next)) return object;
      this.#cursor.at = next;
      key = this.#key();
    }
  }

  #valueOfKey(column: number, depth: number): JsonValue {
    const cursor = this.#cursor;
    if (this.#text[cursor.at] === ' ') {
      cursor.at += 1;
      return this.#text[cursor.at] === '"' ? this.#json.readString() : this.#plain();
    }
    const next = this.#nextLine(column + 2);
    if (next === -1) cursor.fail('expected a value, or a line two columns deeper');
    cursor.at = next;
    return this.node(column + 2, depth + 1);
  }

  /** Where the content of the next line starts, if it starts in exactly this column; -1 otherwise. */
  #nextLine(column: number): number {
    const start = this.#cursor.at + 1 + column;
    if (this.#text[this.#cursor.at] !== '\n' || this.#text[start] === ' ') return -1;
    for (let index = start - column; index < start; index += 1) {
      if (this.#text.charCodeAt(index) !== SPACE) return -1;
    }
    return start;
  }

  #startsKey(at: number): boolean {
    if (this.#text[at] === '"') return true;
    PLAIN_KEY.lastIndex = at;
    return PLAIN_KEY.test(this.#text);
  }

  #key(): string {
    const cursor = this.#cursor;
    const start = cursor.at;
    if (this.#text[start] !== '"') {
      cursor.at = this.#text.indexOf(':', start) + 1;
      return this.#text.slice(start, cursor.at - 1);
    }
    const key = this.#json.readString();
    if (this.#text[cursor.at] !== ':') cursor.fail("expected ':' after a key");
    cursor.at += 1;
    return key;
  }

  #plain(): JsonValue {
    const cursor = this.#cursor;
    NUMBER.lastIndex = cursor.at;
    const number = NUMBER.exec(this.#text);
    if (number !== null) {
      cursor.at = NUMBER.lastIndex;
      return numberFromText(number[0]);
    }
    WORD.lastIndex = cursor.at;
    const word = WORD.exec(this.#text);
    if (word === null) return cursor.fail('expected a value');
    cursor.at = WORD.lastIndex;
    return valueOfWord(word[0]);
  }
}

const SPACE = 0x20;

function valueOfWord(word: string): JsonValue {
  switch (word) {
    case 'true':
      return true;
    case 'false':
      return false;
    case '.nan':
      return new NumberLexeme('NaN');
    case '.inf':
      return new NumberLexeme('Infinity');
    case '-.inf':
      return new NumberLexeme('-Infinity');
    case '[]':
      return [];
    case '{}':
      return {};
    default:
      return null;
  }
}
