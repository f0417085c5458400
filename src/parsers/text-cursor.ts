import { failure, type Result, success } from './result.ts';

/** What a text said in a way that its value does not show; a caller decides whether to report it. */
export type NoteKind =
  | 'tuple'
  | 'set'
  | 'json-literal'
  | 'number-form'
  | 'key-form'
  | 'duplicate-key'
  | 'unknown-escape'
  | 'raw-newline'
  | 'bare-word';

export interface ParseNote {
  readonly kind: NoteKind;
  /** A phrase that completes "was repaired: …" or "note: …". */
  readonly message: string;
  readonly position: number;
}

/**
 * How a parser ends early inside; `attempt` turns it into a failed `Result`, so it never leaves this folder. Not an
 * Error: taking a stack would cost more than most parses, and failing is ordinary where several readings are tried.
 */
class SyntaxFailure {
  readonly message: string;
  readonly position: number;

  constructor(message: string, position: number) {
    this.message = message;
    this.position = position;
  }
}

const NO_NOTES: readonly ParseNote[] = Object.freeze([]);

/** A place in a text that moves forward, and the notes taken on the way. */
export class TextCursor {
  readonly text: string;
  at: number;
  #notes: ParseNote[] | undefined;

  constructor(text: string, start = 0) {
    this.text = text;
    this.at = Math.min(start, text.length);
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** Ends the parse; the position is always inside the text or right after it. */
  fail(message: string, position = this.at): never {
    throw new SyntaxFailure(message, Math.min(position, this.text.length));
  }

  note(kind: NoteKind, message: string, position: number): void {
    this.#notes ??= [];
    this.#notes.push({ kind, message, position });
  }

  /** The notes taken since the last call. */
  takeNotes(): readonly ParseNote[] {
    const notes = this.#notes ?? NO_NOTES;
    this.#notes = undefined;
    return notes;
  }

  /** Moves over blanks and line ends, as inside Python's brackets. */
  skipSpace(): void {
    const { text } = this;
    let code = text.charCodeAt(this.at);
    while (code === SPACE || code === NEWLINE || code === RETURN || code === TAB || code === FORM_FEED) {
      this.at += 1;
      code = text.charCodeAt(this.at);
    }
  }

  /** Moves over blanks, but not over the end of the line. */
  skipBlanks(): void {
    const { text } = this;
    let code = text.charCodeAt(this.at);
    while (code === SPACE || code === TAB || code === FORM_FEED) {
      this.at += 1;
      code = text.charCodeAt(this.at);
    }
  }

  /** Moves over one character if it is this one (a UTF-16 unit). */
  skipCode(code: number): boolean {
    if (this.text.charCodeAt(this.at) !== code) return false;
    this.at += 1;
    return true;
  }
}

const TAB = 0x09;
const NEWLINE = 0x0a;
const FORM_FEED = 0x0c;
const RETURN = 0x0d;
const SPACE = 0x20;

/** Runs a reader; its early end becomes a failed result. Any other error is a bug and goes on. */
export function attempt<T>(read: () => T): Result<T> {
  try {
    return success(read());
  } catch (error) {
    if (error instanceof SyntaxFailure) return failure(error.message, error.position);
    throw error;
  }
}
