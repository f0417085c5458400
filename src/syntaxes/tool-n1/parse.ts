import { failure, type Result, success } from '../../parsers/result.ts';
import type { Call, Turn } from '../../record/turn.ts';
import { callsFromJson, readCallList } from '../codecs/call-json.ts';
import { textTurn } from '../codecs/print-turn.ts';
import { type Content, readTagged, TOOL_CALL } from '../codecs/tagged.ts';
import { skipSpace } from '../codecs/text-body.ts';
import { readThought } from '../codecs/thought.ts';

const CALLS: Content<readonly Call[]> = { read: readCallList, fromJson: callsFromJson };

/** An optional thought and one `<tool_call>` with the list of calls. Text that has neither tag is a text. */
export function parse(text: string): Result<Turn> {
  const thought = readThought(text, '');
  if (!thought.ok) return thought;
  const { reasoning, end } = thought.value;
  const start = skipSpace(text, end);
  if (!text.startsWith(TOOL_CALL, start)) {
    if (reasoning === undefined && !text.includes(TOOL_CALL)) return success(textTurn(text));
    return failure(`expected ${TOOL_CALL}`, start);
  }
  const calls = readTagged(text, start, CALLS);
  if (!calls.ok) return calls;
  const rest = skipSpace(text, calls.value.end);
  if (rest < text.length) return failure('text after the calls', rest);
  return success({ ...(reasoning === undefined ? {} : { reasoning }), calls: calls.value.value });
}
