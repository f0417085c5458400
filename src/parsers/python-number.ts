import { type NumberLexeme, numberFromText } from '../json/json-value.ts';
import type { TextCursor } from './text-cursor.ts';

// Python refuses to read longer integers from text; here it bounds the cost of changing the base.
const MAX_BASED_DIGITS = 4300;

const JSON_NUMBER = /^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;
const BASED = /^0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)$/;
const DECIMAL = /^([0-9]*)(?:(\.)([0-9]*))?([eE][-+]?[0-9]+)?$/;
// An underscore stands between two digits, or right after the letter of the base.
const BAD_UNDERSCORE = /_(?![0-9])|(?<![0-9])_/;
const BAD_BASED_UNDERSCORE = /_(?![0-9a-fA-F])|(?<![0-9a-fA-FxXoO])_/;

/**
 * Reads a Python number with the sign in front of it (the cursor on the first of them) as a lossless JSON number.
 * Forms that JSON does not have (`+1`, `1_000`, `0x10`, `1.`, `.5`) become one of the same value, noted. Complex
 * numbers are refused.
 */
export function readPythonNumber(cursor: TextCursor): number | NumberLexeme {
  const { text } = cursor;
  const start = cursor.at;
  const first = text.charCodeAt(start);
  const isNegative = first === MINUS;
  const isSigned = isNegative || first === PLUS;
  if (isSigned) {
    cursor.at += 1;
    cursor.skipBlanks();
  }
  const tokenStart = cursor.at;
  skipToken(cursor);
  const token = text.slice(tokenStart, cursor.at);
  const digits = JSON_NUMBER.test(token) ? token : jsonDigits(token);
  if (digits === undefined) return cursor.fail(whyNot(token), tokenStart);
  const lexeme = isNegative ? `-${digits}` : digits;
  if (cursor.at - start !== lexeme.length || digits !== token) {
    cursor.note(
      'number-form',
      `the Python number ${text.slice(start, cursor.at)} written as ${lexeme}`,
      start,
    );
  }
  return numberFromText(lexeme);
}

const PLUS = 0x2b;
const MINUS = 0x2d;
const DOT = 0x2e;

/** Over everything that could belong to a number, so that `1abc` is one bad number and not a number and a word. */
function skipToken(cursor: TextCursor): void {
  const { text } = cursor;
  const start = cursor.at;
  for (;;) {
    const code = text.charCodeAt(cursor.at);
    if (code === MINUS || code === PLUS) {
      const exponent = text.charCodeAt(cursor.at - 1) | 0x20;
      const isBased = (text.charCodeAt(start + 1) | 0x20) === 0x78;
      if (cursor.at === start || exponent !== 0x65 || isBased) return;
    } else if (!isWordCode(code) && code !== DOT) {
      return;
    }
    cursor.at += 1;
  }
}

/** May this UTF-16 unit be part of a Python name or number? Every letter beyond ASCII counts as one. */
export function isWordCode(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a) || code === 0x5f || code > 0x7f;
}

function jsonDigits(token: string): string | undefined {
  const isBased = token.startsWith('0') && /^[xXoObB]/.test(token.slice(1, 2));
  let digits = token;
  if (token.includes('_')) {
    if ((isBased ? BAD_BASED_UNDERSCORE : BAD_UNDERSCORE).test(token)) return undefined;
    digits = token.replaceAll('_', '');
  }
  if (isBased) {
    if (digits.length > MAX_BASED_DIGITS || !BASED.test(digits)) return undefined;
    return BigInt(digits).toString();
  }
  const parts = DECIMAL.exec(digits);
  if (parts === null) return undefined;
  const [, whole = '', dot = '', fraction = '', exponent = ''] = parts;
  if (whole === '' && fraction === '') return undefined;
  if (dot === '' && exponent === '') return integerDigits(whole);
  const point = dot === '' ? '' : `.${fraction === '' ? '0' : fraction}`;
  return `${withoutLeadingZeros(whole)}${point}${exponent}`;
}

/** Python has no integers with leading zeros, except zero itself. */
function integerDigits(digits: string): string | undefined {
  const plain = withoutLeadingZeros(digits);
  return plain.length === digits.length || plain === '0' ? plain : undefined;
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (start < digits.length - 1 && digits[start] === '0') start += 1;
  return digits === '' ? '0' : digits.slice(start);
}

function whyNot(token: string): string {
  if (token === '') return 'a sign without a number: expressions are not evaluated';
  if (/[0-9.][jJ]$/.test(token)) return 'a complex number has no JSON value';
  return 'not a number';
}
