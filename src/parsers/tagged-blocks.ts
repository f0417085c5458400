import type { JsonValue } from '../json/json-value.ts';
import { parseJsonPrefix } from './parse-json.ts';
import type { ParseError } from './result.ts';

/** A pair of markers, and whether JSON stands between them. */
export interface BlockTag {
  readonly name: string;
  readonly open: string;
  readonly close: string;
  /**
   * `text` ends at the first closing marker. `json` holds JSON values one after another (one, several lines, a list),
   * and a closing marker inside a JSON string does not end it.
   */
  readonly content: 'text' | 'json';
}

/** The tag `<name>…</name>`. */
export function angleTag(name: string, content: BlockTag['content']): BlockTag {
  return { name, open: `<${name}>`, close: `</${name}>`, content };
}

export interface JsonInBlock {
  readonly value: JsonValue;
  readonly start: number;
  readonly end: number;
}

export interface TaggedBlock {
  readonly name: string;
  /** From the opening marker to right after the closing one. */
  readonly start: number;
  readonly end: number;
  /** Between the markers. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /** Of a `json` block: its values. */
  readonly values: readonly JsonInBlock[];
  /** Of a `json` block whose content is not JSON throughout: why and where in the text. `values` came before it. */
  readonly error?: ParseError;
}

export interface TaggedBlocks {
  /** In the order of the text; they never overlap. */
  readonly blocks: readonly TaggedBlock[];
  /** Opening markers without a closing one. What follows them (after the JSON read so far) was scanned on. */
  readonly unclosed: readonly { readonly name: string; readonly position: number }[];
}

/**
 * Finds the blocks of these tags in a text, outermost first: what stands inside a block is not scanned for others (a
 * `<tool_call>` that a thought mentions is no call). Where two markers start at one place, the longer one counts.
 * Linear in the length of the text.
 */
export function findBlocks(text: string, tags: readonly BlockTag[]): TaggedBlocks {
  const blocks: TaggedBlock[] = [];
  const unclosed: { name: string; position: number }[] = [];
  const openings = tags.map((tag) => new MarkerSearch(text, tag.open));
  const closings = tags.map((tag) => new MarkerSearch(text, tag.close));
  let at = 0;
  for (;;) {
    const index = firstOpening(openings, tags, at);
    const tag = tags[index];
    const opening = openings[index];
    const closing = closings[index];
    if (tag === undefined || opening === undefined || closing === undefined) return { blocks, unclosed };
    const start = opening.from(at);
    const contentStart = start + tag.open.length;
    const content = tag.content === 'json' ? readJsonValues(text, contentStart, tag.close) : { values: [] };
    const lastValue = content.values.at(-1);
    const contentEnd = closing.from(lastValue === undefined ? contentStart : lastValue.end);
    if (contentEnd < 0) {
      unclosed.push({ name: tag.name, position: start });
      at = lastValue?.end ?? contentStart;
    } else {
      at = contentEnd + tag.close.length;
      blocks.push({ name: tag.name, start, end: at, contentStart, contentEnd, ...content });
    }
  }
}

/** The next place of a marker; a text without any more of them is searched only once. */
class MarkerSearch {
  readonly #text: string;
  readonly #marker: string;
  #found = -2;

  constructor(text: string, marker: string) {
    this.#text = text;
    this.#marker = marker;
  }

  /** The first place at or after `start` (which never goes back), or -1. */
  from(start: number): number {
    if (this.#found !== -1 && this.#found < start) this.#found = this.#text.indexOf(this.#marker, start);
    return this.#found;
  }
}

function firstOpening(openings: readonly MarkerSearch[], tags: readonly BlockTag[], at: number): number {
  let first = -1;
  let firstAt = Infinity;
  let firstLength = 0;
  for (const [index, opening] of openings.entries()) {
    const found = opening.from(at);
    const length = tags[index]?.open.length ?? 0;
    if (found >= 0 && (found < firstAt || (found === firstAt && length > firstLength))) {
      first = index;
      firstAt = found;
      firstLength = length;
    }
  }
  return first;
}

const INK = /\S/g;

/** JSON values up to the closing marker or to the first thing that is neither. */
function readJsonValues(
  text: string,
  start: number,
  close: string,
): { values: readonly JsonInBlock[]; error?: ParseError } {
  const values: JsonInBlock[] = [];
  let at = start;
  for (;;) {
    INK.lastIndex = at;
    at = INK.exec(text)?.index ?? text.length;
    if (text.startsWith(close, at)) return { values };
    const json = parseJsonPrefix(text, at);
    if (!json.ok) return { values, error: json.error };
    const { value, end } = json.value;
    values.push({ value, start: at, end });
    at = end;
  }
}
