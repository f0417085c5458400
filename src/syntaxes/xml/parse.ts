import { type JsonValue, setKey } from '../../json/json-value.ts';
import { parseJson } from '../../parsers/parse-json.ts';
import { failure, type Result, success } from '../../parsers/result.ts';
import type { Call, Turn } from '../../record/turn.ts';
import { textTurn } from '../codecs/print-turn.ts';
import { bodyOf, matchesAt, skipSpace, type Span } from '../codecs/text-body.ts';
import { normalizeLineEnds, unescapeXml } from './escape-xml.ts';
import { readAnyXml } from './read-any-xml.ts';

const ELEMENT = /<tool_calls[\s/>]/;
const OPEN = /<tool_calls>/y;
const CLOSE = /\s*<\/tool_calls>/y;
const CALL = /\s*<call name="([^"<]*)">/y;
const END_CALL = /\s*<\/call>/y;
const ARGUMENT = /\s*<arg name="([^"<]*)" type="(string|json)">([^<]*)<\/arg>/y;

/**
 * Text with a `<tool_calls>` element must be that element as a whole, else it is a text. The spelling that `print`
 * writes is scanned here; any other well-formed one (attributes in another order, single quotes, comments, CDATA) is
 * left to an XML parser.
 */
export function parse(text: string): Result<Turn> {
  if (!text.includes('<tool_calls') || !ELEMENT.test(text)) return success(textTurn(text));
  const span = bodyOf(text);
  const scan = new Scan(text, span);
  const calls = scan.calls();
  if (calls !== undefined) return success({ calls });
  const other = readAnyXml(text.slice(span.start, span.end));
  return typeof other === 'string' ? failure(other, scan.at) : success({ calls: other });
}

/** One pass over the printed spelling; where it gives up, `at` says where. */
class Scan {
  at: number;
  readonly #text: string;
  readonly #end: number;

  constructor(text: string, span: Span) {
    this.#text = text;
    this.at = span.start;
    this.#end = span.end;
  }

  calls(): readonly Call[] | undefined {
    if (!this.#skip(OPEN)) return undefined;
    const calls: Call[] = [];
    while (!this.#skip(CLOSE)) {
      const call = this.#call();
      if (call === undefined) return undefined;
      calls.push(call);
    }
    return this.at === this.#end ? calls : undefined;
  }

  #call(): Call | undefined {
    const match = this.#match(CALL);
    if (match === null) return undefined;
    const name = attributeText(match[1] ?? '');
    if (name === undefined) return undefined;
    const args: Record<string, JsonValue> = {};
    while (!this.#skip(END_CALL)) {
      if (!this.#argument(args)) return undefined;
    }
    return { name, arguments: args };
  }

  #argument(args: Record<string, JsonValue>): boolean {
    const start = this.at;
    const match = this.#match(ARGUMENT);
    if (match === null) return false;
    const key = attributeText(match[1] ?? '');
    const value = argumentValue(match[2] ?? '', unescapeXml(normalizeLineEnds(match[3] ?? '')));
    if (key === undefined || value === undefined || Object.hasOwn(args, key)) {
      this.at = skipSpace(this.#text, start);
      return false;
    }
    setKey(args, key, value);
    return true;
  }

  #skip(pattern: RegExp): boolean {
    if (!matchesAt(pattern, this.#text, this.at)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text);
    if (match !== null) this.at = pattern.lastIndex;
    return match;
  }
}

function attributeText(raw: string): string | undefined {
  return unescapeXml(raw.replace(/[\t\n\r]/g, ' '));
}

function argumentValue(type: string, content: string | undefined): JsonValue | undefined {
  if (content === undefined || type === 'string') return content;
  const json = parseJson(content);
  return json.ok ? json.value : undefined;
}
