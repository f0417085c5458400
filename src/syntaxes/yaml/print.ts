import {
  isJsonArray,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  NumberLexeme,
} from '../../json/json-value.ts';
import { printJsonString } from '../../json/print-json.ts';
import { type Call, type Refusal, refuse, type Turn } from '../../record/turn.ts';
import { printCallsOnly } from '../codecs/print-turn.ts';
import { parse } from './parse.ts';

/** YAML readers give up on a key that is longer than this (YAML 1.2.2, 7.4.2: 1024 characters, here with quotes). */
const MAX_KEY_LENGTH = 1000;

/**
 * A block sequence of calls. Every string and every key is in double quotes with JSON's escapes, so that YAML 1.1 and
 * 1.2 read the same values; numbers keep their text (a float like `1e16` is a float in YAML 1.2 only).
 */
export function print(turn: Turn): string | Refusal {
  return printCallsOnly(turn, parse, printCalls);
}

function printCalls(calls: readonly Call[]): string | Refusal {
  if (calls.length === 0) return '[]';
  let text = '';
  for (const call of calls) {
    const args = printNested(call.arguments, '\n    ');
    if (args.length > MAX_KEY_LENGTH && hasLongKey(call.arguments)) {
      return refuse(`an argument name longer than ${MAX_KEY_LENGTH} characters`);
    }
    text += `${text === '' ? '' : '\n'}- name: ${printString(call.name)}\n  arguments:${args}`;
  }
  return text;
}

function hasLongKey(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null || value instanceof NumberLexeme) return false;
  if (isJsonArray(value)) return value.some(hasLongKey);
  for (const key of Object.keys(value)) {
    if (key.length > LONG && printString(key).length > MAX_KEY_LENGTH) return true;
    if (hasLongKey(value[key] as JsonValue)) return true;
  }
  return false;
}
// An escaped character takes up to six.
const LONG = MAX_KEY_LENGTH / 6 - 2;

/** A value behind a key or a dash: scalars and empty collections on the same line, others below, `pad` deep. */
function printNested(value: JsonValue, pad: string): string {
  if (typeof value !== 'object' || value === null || value instanceof NumberLexeme)
    return ` ${printScalar(value)}`;
  if (isJsonArray(value)) return value.length === 0 ? ' []' : pad + printSequence(value, pad);
  const mapping = printMapping(value, pad);
  return mapping === '' ? ' {}' : pad + mapping;
}

function printSequence(values: JsonArray, pad: string): string {
  let text = '';
  for (const value of values) text += `${text === '' ? '' : pad}-${printItem(value, pad)}`;
  return text;
}

/** A collection inside a sequence starts on the line of its dash. */
function printItem(value: JsonValue, pad: string): string {
  const nested = printNested(value, `${pad}  `);
  return nested.startsWith('\n') ? ` ${nested.slice(pad.length + 2)}` : nested;
}

function printMapping(object: JsonObject, pad: string): string {
  let text = '';
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === undefined) continue;
    text += `${text === '' ? '' : pad}${printString(key)}:${printNested(value, `${pad}  `)}`;
  }
  return text;
}

function printScalar(value: null | boolean | number | string | NumberLexeme): string {
  if (typeof value === 'string') return printString(value);
  return value instanceof NumberLexeme ? (NON_FINITE[value.lexeme] ?? value.lexeme) : String(value);
}

const NON_FINITE: Readonly<Record<string, string>> = { NaN: '.nan', Infinity: '.inf', '-Infinity': '-.inf' };

// JSON's own escapes, and what is a line end, a byte order mark or not printable in YAML (5.1) when it stands raw:
// readers fold such characters or give up. Surrogates, as they may be lone.
const NEEDS_CARE = /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/;
const NOT_RAW = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function printString(text: string): string {
  return NEEDS_CARE.test(text) ? printJsonString(text).replace(NOT_RAW, escapeUnit) : `"${text}"`;
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
