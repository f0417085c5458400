import { parsePythonCalls } from '../../parsers/python-call.ts';
import { failure, type Result, success } from '../../parsers/result.ts';
import type { Tool } from '../../record/schema.ts';
import type { Call, Turn } from '../../record/turn.ts';
import { bindPositional } from '../codecs/bind-positional.ts';
import { textTurn } from '../codecs/print-turn.ts';
import { bodyOf, matchesAt, skipSpace } from '../codecs/text-body.ts';

const START = /\[\s*(?:\]|[^()[\]{}'"=,\r\n]+\()/y;

/**
 * A list of calls; a Markdown fence around it is taken off. Positional arguments are named after the parameters of the
 * declared tool, and names that hold commas or brackets are read where they are declared. What starts like a call in
 * a list must be such a list, everything else is a text.
 */
export function parse(text: string, tools?: readonly Tool[]): Result<Turn> {
  const { start, end } = bodyOf(text);
  if (text[start] !== '[') return success(textTurn(text));
  const names = tools?.map((tool) => tool.name);
  if (!matchesAt(START, text, start) && !startsDeclared(text, start, names)) return success(textTurn(text));
  const list = parsePythonCalls(text.slice(start, end), names === undefined ? {} : { names });
  if (!list.ok) return failure(list.error.message, start + list.error.position);
  const calls: Call[] = [];
  for (const call of list.value.calls) {
    const args = bindPositional(call.name, call.positional, call.arguments, tools);
    if (typeof args === 'string') return failure(args, start + call.start);
    calls.push({ name: call.name, arguments: args });
  }
  return success({ calls });
}

function startsDeclared(text: string, start: number, names: readonly string[] = []): boolean {
  const at = skipSpace(text, start + 1);
  return names.some((name) => text.startsWith(`${name}(`, at));
}
