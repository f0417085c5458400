import { type Refusal, refuse, type Turn } from '../../record/turn.ts';
import type { PrintOptions } from '../syntax.ts';
import { printCallList } from '../codecs/call-json.ts';
import { refuseArguments } from '../codecs/check-calls.ts';
import { escapeMarkers } from '../codecs/escape-markers.ts';
import { printTextOnly } from '../codecs/print-turn.ts';
import { END_TOOL_CALL, TOOL_CALL } from '../codecs/tagged.ts';
import { END_THINK, THINK } from '../codecs/thought.ts';
import { parse } from './parse.ts';

const MARKERS = [THINK, END_THINK, TOOL_CALL, END_TOOL_CALL];

/**
 * `<think>…</think> <tool_call>[{"name": "f", "arguments": {…}}, …]</tool_call>`: all calls in one list in one tag
 * (Tool-N1, verl/utils/reward_score/toolcall.py). The thought is left out where the turn has none.
 */
export function print(turn: Turn, options: PrintOptions = {}): string | Refusal {
  const { reasoning, text, calls } = turn;
  if (text !== undefined) {
    return reasoning === undefined
      ? printTextOnly(turn, parse)
      : refuse('a text beside a thought, for which the syntax has no place');
  }
  if (reasoning?.includes(END_THINK) === true) return refuse(`a thought that holds ${END_THINK}`);
  const refusal = refuseArguments(calls);
  if (refusal !== undefined) return refusal;
  const json = printCallList(calls);
  const list = options.escapeMarkers === true ? escapeMarkers(json, MARKERS) : json;
  const thought = reasoning === undefined ? '' : `${THINK}${reasoning}${END_THINK} `;
  return `${thought}${TOOL_CALL}${list}${END_TOOL_CALL}`;
}
