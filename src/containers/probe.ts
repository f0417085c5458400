import { isRowSpace } from './block.ts';
import { ValueScanner } from './value-scanner.ts';

/** The first bytes of an input, decompressed and without a byte-order mark. */
export interface Head {
  readonly bytes: Uint8Array;
  /** This is all there is. */
  readonly isWhole: boolean;
  readonly name: string;
}

const NEWLINE = 0x0a;
const MAX_LINES = 64;
const JSON_LINES_NAME = /\.(?:jsonl|ndjson)(?:\.gz)?$/i;

/** What a line says: a whole object or array; something else; or, as the last one, that it is not over yet. */
type Line = 'value' | 'other' | 'open';

/**
 * JSON Lines, a JSON document, or neither, by content: several lines of which most are a whole object or array each
 * are JSON Lines, also with a damaged line among them; anything else that begins with a bracket is a document. The
 * name only decides when the first line is longer than what was read.
 */
export function probeJson(head: Head): 'lines' | 'document' | undefined {
  const lines = readLines(head);
  const known = lines.filter((line) => line !== 'open');
  const values = known.filter((line) => line === 'value').length;
  if (lines.length > 1 && values > 0 && values * 2 >= known.length) return 'lines';
  const first = firstByte(head.bytes);
  if (first !== '{' && first !== '[') return undefined;
  return lines[0] === 'open' && JSON_LINES_NAME.test(head.name) ? 'lines' : 'document';
}

/** The first byte that is not white space, as a character; undefined when there is none. */
export function firstByte(bytes: Uint8Array): string | undefined {
  const byte = bytes.find((value) => !isRowSpace(value));
  return byte === undefined ? undefined : String.fromCharCode(byte);
}

function readLines({ bytes, isWhole }: Head): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < bytes.length && lines.length < MAX_LINES;) {
    const newline = bytes.indexOf(NEWLINE, start);
    const line = bytes.subarray(start, newline < 0 ? bytes.length : newline);
    start += line.length + 1;
    if (firstByte(line) === undefined) continue;
    if (newline < 0 && !isWhole) lines.push(isValue(line) ? 'value' : 'open');
    else lines.push(isValue(line) ? 'value' : 'other');
  }
  return lines;
}

/** Does the line hold one object or array, from its first to its last bracket? */
function isValue(line: Uint8Array): boolean {
  let [start, end] = [0, line.length];
  while (start < end && isRowSpace(line[start] as number)) start += 1;
  while (end > start && isRowSpace(line[end - 1] as number)) end -= 1;
  const first = String.fromCharCode(line[start] ?? 0);
  if (first !== '{' && first !== '[') return false;
  const scanner = new ValueScanner();
  scanner.begin(line[start] as number);
  return scanner.scan(line.subarray(0, end), start + 1) === end;
}
