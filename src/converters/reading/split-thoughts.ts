import type { Report } from '../../diagnostics/diagnostic.ts';
import type { JsonPath } from '../../json/json-path.ts';
import { reasoning, text } from '../../record/build.ts';
import type { Part } from '../../record/schema.ts';

const OPEN = '<think>';
const CLOSE = '</think>';

/**
 * An assistant's text → its parts: `<think>…</think>` blocks that start a line are thoughts, the rest is text, in the
 * order of the source. White space around a block and at the inner ends of a block is layout and goes; a blank block
 * is no part. A marker that opens or closes no block stays text (TEXT_CONTROL_MARKER).
 */
export function splitThoughts(value: string, report: Report, path?: JsonPath): Part[] {
  if (!value.includes(OPEN) && !value.includes(CLOSE)) return value === '' ? [] : [text(value)];
  const parts: Part[] = [];
  let start = 0;
  let open = findOpen(value, 0);
  while (open !== -1) {
    const close = value.indexOf(CLOSE, open);
    if (close === -1) break;
    pushText(parts, value.slice(start, open).trimEnd(), report, path);
    const thought = value.slice(open + OPEN.length, close).trim();
    if (thought !== '') parts.push(reasoning(thought));
    start = close + CLOSE.length;
    while (start < value.length && value[start]?.trim() === '') start += 1;
    open = findOpen(value, start);
  }
  pushText(parts, value.slice(start), report, path);
  return parts;
}

/** The next opening marker with nothing but blanks before it on its line, or right after another block. */
function findOpen(value: string, from: number): number {
  let open = value.indexOf(OPEN, from);
  while (open !== -1) {
    let before = open - 1;
    while (before >= from && (value[before] === ' ' || value[before] === '\t')) before -= 1;
    if (before < from || value[before] === '\n' || value[before] === '\r') return open;
    open = value.indexOf(OPEN, open + OPEN.length);
  }
  return -1;
}

function pushText(parts: Part[], value: string, report: Report, path: JsonPath | undefined): void {
  if (value === '') return;
  for (const marker of [OPEN, CLOSE]) {
    if (value.includes(marker)) report('TEXT_CONTROL_MARKER', { marker }, path);
  }
  parts.push(text(value));
}
