import { readPythonLiteral } from '../../parsers/python-literal.ts';
import { failure, type Result, success } from '../../parsers/result.ts';
import type { Call, Turn } from '../../record/turn.ts';
import { callFromJson, type Prefix, readCallJson } from '../codecs/call-json.ts';
import { skipSpace } from '../codecs/text-body.ts';
import { type Content, readTagged, TOOL_CALL } from '../codecs/tagged.ts';
import { readThought } from '../codecs/thought.ts';

const CALL: Content<Call> = {
  read: readCall,
  fromJson: (value) => {
    const call = callFromJson(value);
    return typeof call === 'string' ? undefined : call;
  },
};

/**
 * A thought in `<think>`, a text, `<tool_call>` blocks: each may be absent. White space around the blocks is no text;
 * the one line feed between the text and the first block is none of the text's. Nothing may follow the blocks.
 */
export function parse(text: string): Result<Turn> {
  const thought = readThought(text, '\n');
  if (!thought.ok) return thought;
  const { reasoning } = thought.value;
  const start = reasoning === undefined ? 0 : skipLineFeeds(text, thought.value.end);
  const first = text.indexOf(TOOL_CALL, start);
  const calls = readBlocks(text, first);
  if (!calls.ok) return calls;
  const said = textIn(text, start, first);
  const isSilent = said === undefined || (said === '' && reasoning !== undefined);
  return success({
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(isSilent ? {} : { text: said }),
    calls: calls.value,
  });
}

/** The first Hermes data shows calls as Python prints them, `{'arguments': {…}, 'name': 'f'}`; JSON goes first. */
function readCall(text: string, start: number): Prefix<Call> {
  const json = readCallJson(text, start);
  if (json.ok) return json;
  const literal = readPythonLiteral(text, start);
  const call = literal.ok ? callFromJson(literal.value.value) : undefined;
  if (!literal.ok || call === undefined || typeof call === 'string') return json;
  return success({ value: call, end: literal.value.end });
}

/** Two line feeds after the thought belong to the syntax (Qwen3's template). */
function skipLineFeeds(text: string, start: number): number {
  if (text.startsWith('\n\n', start)) return start + 2;
  return text[start] === '\n' ? start + 1 : start;
}

function textIn(text: string, start: number, firstCall: number): string | undefined {
  if (firstCall === -1) return text.slice(start);
  if (skipSpace(text, start) === firstCall) return undefined;
  return text.slice(start, text[firstCall - 1] === '\n' ? firstCall - 1 : firstCall);
}

function readBlocks(text: string, first: number): Result<readonly Call[]> {
  const calls: Call[] = [];
  let at = first;
  while (at !== -1 && at < text.length) {
    if (!text.startsWith(TOOL_CALL, at)) return failure('text after a call', at);
    const call = readTagged(text, at, CALL);
    if (!call.ok) return call;
    calls.push(call.value.value);
    at = skipSpace(text, call.value.end);
  }
  return success(calls);
}
