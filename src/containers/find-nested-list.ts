import { getManyValues, isMany } from 'stream-chain/core';
import { jsonParser, type Token } from 'stream-json/core/parser.js';
import { looksLikeRow } from './enclosing-object.ts';

/** Lists of rows that lie deeper than this are not looked for. */
const MAX_LEVELS = 4;

/** Tokens of this many bytes are in memory at a time. */
const PIECE_BYTES = 1 << 16;

/** An array or object that is open. */
interface Frame {
  readonly isArray: boolean;
  /** Of an object: the key in hand. */
  key: string;
  /** Of an array: how many values have begun. */
  count: number;
}

/**
 * The keys that lead from an object to a list of rows deeper inside (`{"result": {"rows": [...]}}`): the first array
 * of objects, reached through objects only, whose first element looks like a row. `undefined` when these bytes, the
 * beginning of the object, show none.
 */
export function findNestedList(bytes: Uint8Array): readonly string[] | undefined {
  const parse = jsonParser({ streamValues: false });
  const decoder = new TextDecoder();
  const search = new ListSearch();
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const text = decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true });
      const tokens = parse(text);
      for (const token of isMany(tokens) ? getManyValues(tokens) : []) {
        const path = search.take(token);
        if (path !== undefined) return path;
      }
    }
  } catch {
    // Not JSON from here on; what was found before stands.
  }
  return search.verdict();
}

class ListSearch {
  readonly #open: Frame[] = [];
  /** The first element of a list that may be the one, while it is open. */
  #element:
    { readonly depth: number; readonly path: readonly string[]; readonly fields: string[] } | undefined;

  take(token: Token): readonly string[] | undefined {
    switch (token.name) {
      case 'keyValue':
        this.#takeKey(token.value);
        return undefined;
      case 'startObject':
      case 'startArray':
        this.#begin(token.name === 'startArray');
        return undefined;
      case 'endObject':
      case 'endArray':
        return this.#end();
      default:
        this.#count();
        return undefined;
    }
  }

  /** The path of the element in hand, if that looks like a row as far as it is known. */
  verdict(): readonly string[] | undefined {
    const element = this.#element;
    return element !== undefined && looksLikeRow(element.fields) ? element.path : undefined;
  }

  #takeKey(key: string): void {
    const frame = this.#open.at(-1);
    if (frame !== undefined) frame.key = key;
    if (this.#open.length === this.#element?.depth) this.#element.fields.push(key);
  }

  #count(): void {
    const frame = this.#open.at(-1);
    if (frame !== undefined) frame.count += 1;
  }

  #begin(isArray: boolean): void {
    this.#count();
    const list = this.#open.at(-1);
    if (!isArray && list?.isArray === true && list.count === 1 && this.#element === undefined) {
      const around = this.#open.slice(0, -1);
      // One level deep is the reader's own business.
      const isReachable = around.length > 1 && around.length <= MAX_LEVELS;
      if (isReachable && around.every((frame) => !frame.isArray)) {
        this.#element = { depth: this.#open.length + 1, path: around.map(({ key }) => key), fields: [] };
      }
    }
    this.#open.push({ isArray, key: '', count: 0 });
  }

  #end(): readonly string[] | undefined {
    const path = this.#open.length === this.#element?.depth ? this.verdict() : undefined;
    if (this.#open.length === this.#element?.depth) this.#element = undefined;
    this.#open.pop();
    return path;
  }
}
