import { type Refusal, refuse, type Turn } from '../../record/turn.ts';
import type { PrintOptions } from '../syntax.ts';
import { printCallList } from '../codecs/call-json.ts';
import { refuseArguments } from '../codecs/check-calls.ts';
import { escapeMarkers } from '../codecs/escape-markers.ts';
import { printTextOnly } from '../codecs/print-turn.ts';
import { isBlank } from '../codecs/text-body.ts';
import { parse, TOOL_CALLS } from './parse.ts';

const MARKERS = [TOOL_CALLS];

/**
 * `[TOOL_CALLS] [{"name": "f", "arguments": {…}}, …]`: Mistral's tokenizers v2, v3 and v7 (mistral-common), without
 * the ids that v3 adds. A text stands before the marker, without a separator, as v7 writes it.
 */
export function print(turn: Turn, options: PrintOptions = {}): string | Refusal {
  const { reasoning, text, calls } = turn;
  if (reasoning !== undefined) return refuse('a thought, for which the syntax has no place');
  if (text !== undefined && calls.length === 0) return printTextOnly(turn, parse);
  if (text?.includes(TOOL_CALLS) === true) return refuse(`a text that holds ${TOOL_CALLS}`);
  if (text !== undefined && isBlank(text)) return refuse('a text of white space alone beside calls');
  const refusal = refuseArguments(calls);
  if (refusal !== undefined) return refusal;
  const list = printCallList(calls);
  return `${text ?? ''}${TOOL_CALLS} ${options.escapeMarkers === true ? escapeMarkers(list, MARKERS) : list}`;
}
