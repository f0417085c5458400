import { getManyValues, isMany, none } from 'stream-chain/core';
import { jsonParser, type Token } from 'stream-json/core/parser.js';
import { stringer } from 'stream-json/core/stringer.js';
import type { Block } from './block.ts';
import { looksLikeRow } from './enclosing-object.ts';
import type { ReaderContext, RowReader } from './row-reader.ts';
import { RowSpans } from './row-spans.ts';

/** Lists of rows that lie deeper than this are not looked for. */
const MAX_LEVELS = 4;

/** Text of a row is encoded when this much of it has come together. */
const TEXT_PIECE = 1 << 16;

/** An array reached through objects only: are its elements rows? */
interface List {
  readonly depth: number;
  verdict: 'undecided' | 'rows' | 'other';
}

/**
 * Rows of arrays that lie deeper inside an object (`{"result": {"rows": [...]}}`), found by tokenising everything
 * before them, which takes about ten times as long as looking for brackets: only for objects in which no rows were
 * found otherwise. Rows are printed anew, compactly, with their numbers as they are written.
 */
export class NestedArrayReader implements RowReader {
  readonly #context: ReaderContext;
  readonly #rows: RowSpans;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #encoder = new TextEncoder();
  readonly #parse = jsonParser({ streamValues: false });
  #failure: string | undefined;
  #bytes = 0;
  #depth = 0;
  #list: List | undefined;
  /** The printer of the element under way. */
  #print: ReturnType<typeof stringer> | undefined;
  #text = '';
  #fields: string[] = [];
  #isRowOpen = false;

  constructor(context: ReaderContext) {
    this.#context = context;
    this.#rows = new RowSpans(context);
  }

  get hasFoundRows(): boolean {
    return this.#rows.nextRow > 1;
  }

  push(chunk: Uint8Array): readonly Block[] {
    this.#feed(() => this.#parse(this.#decoder.decode(chunk, { stream: true })));
    this.#bytes += chunk.length;
    return this.#rows.takeFull();
  }

  end(isCut: boolean): readonly Block[] {
    const { name, problem } = this.#context;
    const isOpen = this.#depth > 0;
    if (this.#print !== undefined && this.#list?.verdict === 'rows') this.#finishElement(this.#list);
    if (!this.hasFoundRows) return [];
    if (this.#failure !== undefined) {
      problem('READ_INVALID_JSON', { reason: this.#failure, position: this.#bytes });
    } else if (isOpen && !isCut) problem('READ_TRUNCATED', { path: name, what: 'an object' });
    return this.#rows.takeAll();
  }

  #feed(parse: () => ReturnType<ReturnType<typeof jsonParser>>): void {
    if (this.#failure !== undefined) return;
    try {
      const tokens = parse();
      if (tokens === none || !isMany(tokens)) return;
      for (const token of getManyValues(tokens)) this.#take(token);
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
    }
  }

  #take(token: Token): void {
    const opens = token.name === 'startObject' || token.name === 'startArray';
    const closes = token.name === 'endObject' || token.name === 'endArray';
    if (closes) this.#depth -= 1;
    const list = this.#list;
    if (list === undefined) this.#takeOutside(token);
    else if (this.#depth < list.depth) this.#list = undefined;
    else if (list.verdict !== 'other') this.#takeElement(token, list, closes);
    if (opens) this.#depth += 1;
  }

  /** Not inside a list that is looked at. */
  #takeOutside(token: Token): void {
    if (token.name === 'startArray' && this.#depth > 0 && this.#depth <= MAX_LEVELS) {
      this.#list = { depth: this.#depth + 1, verdict: 'undecided' };
    }
  }

  #takeElement(token: Token, list: List, closes: boolean): void {
    if (this.#print === undefined) {
      if (list.verdict === 'undecided' && token.name !== 'startObject') {
        list.verdict = 'other';
        return;
      }
      this.#print = stringer({ useValues: true });
    }
    if (token.name === 'keyValue' && this.#depth === list.depth + 1) this.#fields.push(token.value);
    const piece = this.#print(token);
    if (typeof piece === 'string') this.#text += piece;
    const isComplete = this.#depth === list.depth && (closes || isScalar(token));
    if (isComplete) this.#finishElement(list);
    else if (this.#text.length >= TEXT_PIECE) this.#passLongElement(list);
  }

  #passLongElement(list: List): void {
    if (list.verdict === 'rows') this.#appendText();
    else if (this.#text.length > this.#context.maxRowBytes) {
      list.verdict = 'other';
      this.#forgetElement();
    }
  }

  #finishElement(list: List): void {
    if (list.verdict === 'undecided') list.verdict = looksLikeRow(this.#fields) ? 'rows' : 'other';
    if (list.verdict === 'rows') {
      this.#appendText();
      this.#rows.finishRow(this.#rows.end);
      this.#isRowOpen = false;
    }
    this.#forgetElement();
  }

  #appendText(): void {
    if (!this.#isRowOpen) this.#rows.beginRow(this.#rows.end);
    this.#isRowOpen = true;
    this.#rows.append(this.#encoder.encode(this.#text));
    this.#text = '';
  }

  #forgetElement(): void {
    this.#print = undefined;
    this.#text = '';
    this.#fields = [];
  }
}

function isScalar(token: Token): boolean {
  return (
    token.name === 'stringValue' ||
    token.name === 'numberValue' ||
    token.name === 'trueValue' ||
    token.name === 'falseValue' ||
    token.name === 'nullValue'
  );
}
