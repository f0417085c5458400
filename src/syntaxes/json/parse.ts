import { isJsonObject, type JsonObject } from '../../json/json-value.ts';
import { parseJson } from '../../parsers/parse-json.ts';
import { failure, type Result, success } from '../../parsers/result.ts';
import type { Turn } from '../../record/turn.ts';
import { callFromJson, parseCallList } from '../codecs/call-json.ts';
import { textTurn } from '../codecs/print-turn.ts';
import { bodyOf, matchesAt } from '../codecs/text-body.ts';

const LIST = /\[\s*[{\]]/y;
const OBJECT = /\{\s*"name"\s*:/y;

/**
 * A list of calls, or one call without its list; a Markdown fence around it is taken off. What starts like calls must
 * be calls, everything else is a text: also an object that has a name but no arguments.
 */
export function parse(text: string): Result<Turn> {
  const { start, end } = bodyOf(text);
  if (matchesAt(LIST, text, start)) {
    const calls = parseCallList(text, start, end);
    return calls.ok ? success({ calls: calls.value }) : calls;
  }
  if (!matchesAt(OBJECT, text, start)) return success(textTurn(text));
  const json = parseJson(text.slice(start, end));
  if (!json.ok) return failure(json.error.message, start + json.error.position);
  if (!isJsonObject(json.value) || !hasArguments(json.value)) return success(textTurn(text));
  const call = callFromJson(json.value);
  return typeof call === 'string' ? failure(call, start) : success({ calls: [call] });
}

function hasArguments(object: JsonObject): boolean {
  return Object.hasOwn(object, 'arguments') || Object.hasOwn(object, 'parameters');
}
