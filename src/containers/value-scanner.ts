const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** `[` and `{`, `]` and `}` differ in one bit. */
const BRACKET_BIT = 0x20;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** After this many bytes of a string without a quote, a native search pays for its call. */
const SHORT_STRING = 64;

// 1 for the bytes that matter inside a string.
const endsRun = new Uint8Array(256);
endsRun[QUOTE] = 1;
endsRun[BACKSLASH] = 1;

// 1 for the bytes that end a bare number or word.
const endsBare = new Uint8Array(256);
for (const character of ' \t\n\r,]}[{":\u001e') endsBare[character.charCodeAt(0)] = 1;

/**
 * Finds where a JSON value ends, in bytes that come in chunks. It only counts brackets and knows strings: whether the
 * value is valid JSON is for its parser to say. Any bytes are fine, any depth is fine.
 */
export class ValueScanner {
  #depth = 0;
  #kind: 'brackets' | 'string' | 'bare' = 'bare';
  #inString = false;
  #isEscaped = false;

  /** Begins with the value whose first byte is `byte`; `scan` starts at the byte after it. */
  begin(byte: number): void {
    this.#kind = byte === QUOTE ? 'string' : (byte | BRACKET_BIT) === OPEN ? 'brackets' : 'bare';
    this.#depth = this.#kind === 'brackets' ? 1 : 0;
    this.#inString = byte === QUOTE;
    this.#isEscaped = false;
  }

  /** Begins after a bracket that is open already, with its next byte, which is not a closing one. */
  beginInside(byte: number): void {
    this.begin(byte);
    this.#depth += 1;
    this.#kind = 'brackets';
  }

  /** The value in hand turns out to lie inside this many more brackets, whose end is looked for from now on. */
  nest(levels: number): void {
    this.#depth += levels;
    this.#kind = 'brackets';
  }

  /** A bare number or word: only its end says that it is complete, and the end of the file is one. */
  get isBare(): boolean {
    return this.#kind === 'bare';
  }

  /** The place after the value, or -1 when it goes on in the next chunk. */
  scan(bytes: Uint8Array, from: number): number {
    if (this.#kind === 'bare') return scanBare(bytes, from);
    const length = bytes.length;
    let at = from;
    let depth = this.#depth;
    let inString = this.#inString;
    if (this.#isEscaped && at < length) {
      this.#isEscaped = false;
      at += 1;
    }
    while (at < length) {
      if (inString) {
        at = endOfString(bytes, at);
        if (at >= length + STILL_INSIDE) break;
        inString = false;
        if (depth === 0) return at;
      }
      // The loop that sees every byte outside strings.
      while (at < length) {
        const byte = bytes[at] as number;
        at += 1;
        if (byte === QUOTE) {
          inString = true;
          break;
        }
        const bracket = byte | BRACKET_BIT;
        if (bracket === OPEN) depth += 1;
        else if (bracket === CLOSE) {
          depth -= 1;
          if (depth === 0) return at;
        }
      }
    }
    this.#depth = depth;
    this.#inString = inString;
    this.#isEscaped ||= at === length + STILL_INSIDE + 1;
    return -1;
  }
}

/** Added to a place beyond the end: the string goes on in the next chunk; one more: with an escaped character. */
const STILL_INSIDE = 1;

/** The place after the closing quote of a string; `length + STILL_INSIDE` and more where there is none. */
function endOfString(bytes: Uint8Array, from: number): number {
  const length = bytes.length;
  let at = from;
  for (;;) {
    const nearEnd = Math.min(at + SHORT_STRING, length - 3);
    // Four bytes a turn: half the time of one by one.
    while (
      at < nearEnd &&
      ((endsRun[bytes[at] as number] as number) |
        (endsRun[bytes[at + 1] as number] as number) |
        (endsRun[bytes[at + 2] as number] as number) |
        (endsRun[bytes[at + 3] as number] as number)) ===
        0
    ) {
      at += 4;
    }
    if (at >= nearEnd && at < length - 3) at = skipToQuote(bytes, at);
    while (at < length && endsRun[bytes[at] as number] === 0) at += 1;
    if (at >= length) return at + STILL_INSIDE;
    if (bytes[at] === QUOTE) return at + 1;
    at += 2;
  }
}

/** The place of the next quote, or of the backslash that escapes it; beyond the end when a last backslash escapes. */
function skipToQuote(bytes: Uint8Array, from: number): number {
  const quote = bytes.indexOf(QUOTE, from);
  const end = quote < 0 ? bytes.length : quote;
  let first = end;
  while (first > from && bytes[first - 1] === BACKSLASH) first -= 1;
  const isEscaped = (end - first) % 2 === 1;
  if (quote < 0) return isEscaped ? end + 1 : end;
  return isEscaped ? end - 1 : end;
}

function scanBare(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (endsBare[bytes[at] as number] === 1) return at;
  }
  return -1;
}
