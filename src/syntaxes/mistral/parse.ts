import { type Result, success } from '../../parsers/result.ts';
import type { Turn } from '../../record/turn.ts';
import { parseCallList } from '../codecs/call-json.ts';
import { textTurn } from '../codecs/print-turn.ts';
import { skipSpace } from '../codecs/text-body.ts';

export const TOOL_CALLS = '[TOOL_CALLS]';

/** An optional text, the first `[TOOL_CALLS]`, and the list of calls up to the end. Without the marker: a text. */
export function parse(text: string): Result<Turn> {
  const marker = text.indexOf(TOOL_CALLS);
  if (marker === -1) return success(textTurn(text));
  const calls = parseCallList(text, marker + TOOL_CALLS.length, text.length);
  if (!calls.ok) return calls;
  const isSilent = skipSpace(text, 0) === marker;
  return success(isSilent ? { calls: calls.value } : { text: text.slice(0, marker), calls: calls.value });
}
