/** Where the content of a text starts and ends. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const FENCE = /```[A-Za-z]*[ \t]*\r?\n/y;

/**
 * The content of a text without white space around it and without the Markdown fence (```` ```json … ``` ````) that
 * chat models like to put around it.
 */
export function bodyOf(text: string): Span {
  const body = trimmed(text, 0, text.length);
  if (!text.startsWith('```', body.start)) return body;
  FENCE.lastIndex = body.start;
  const isFenced = FENCE.test(text) && FENCE.lastIndex <= body.end - 3 && text.endsWith('```', body.end);
  return isFenced ? trimmed(text, FENCE.lastIndex, body.end - 3) : body;
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}

/** The first index at or after `start` that is not white space (space, tab, line feed, carriage return). */
export function skipSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** Nothing but white space? */
export function isBlank(text: string): boolean {
  return skipSpace(text, 0) === text.length;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** `pattern.test` at `start`; the pattern must be sticky. */
export function matchesAt(pattern: RegExp, text: string, start: number): boolean {
  pattern.lastIndex = start;
  return pattern.test(text);
}
