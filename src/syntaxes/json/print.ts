import type { Refusal, Turn } from '../../record/turn.ts';
import { printCallList } from '../codecs/call-json.ts';
import { printCallsOnly } from '../codecs/print-turn.ts';
import { parse } from './parse.ts';

/** `[{"name": "f", "arguments": {…}}, …]`, the answers of xlam-function-calling-60k; `[]` without calls. */
export function print(turn: Turn): string | Refusal {
  return printCallsOnly(turn, parse, printCallList);
}
