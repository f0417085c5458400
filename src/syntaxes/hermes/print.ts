import { type Call, type Refusal, refuse, type Turn } from '../../record/turn.ts';
import type { PrintOptions } from '../syntax.ts';
import { printCallJson } from '../codecs/call-json.ts';
import { refuseArguments } from '../codecs/check-calls.ts';
import { escapeMarkers } from '../codecs/escape-markers.ts';
import { printTextOnly } from '../codecs/print-turn.ts';
import { END_TOOL_CALL, TOOL_CALL } from '../codecs/tagged.ts';
import { isBlank } from '../codecs/text-body.ts';
import { END_THINK, startsWithThink, THINK } from '../codecs/thought.ts';
import { parse } from './parse.ts';

const MARKERS = [TOOL_CALL, END_TOOL_CALL, THINK, END_THINK];

/**
 * The assistant turn of Hermes, Qwen2.5 and Qwen3 chat templates: `<think>\n…\n</think>\n\n`, the text, `\n`, and one
 * `<tool_call>` block per call, joined by `\n`. These models have no form for a turn that says and calls nothing.
 */
export function print(turn: Turn, options: PrintOptions = {}): string | Refusal {
  const { reasoning, text, calls } = turn;
  if (reasoning === undefined && calls.length === 0) {
    return text === undefined ? refuse('a turn without calls and without text') : printTextOnly(turn, parse);
  }
  if (reasoning?.includes(END_THINK) === true) return refuse(`a thought that holds ${END_THINK}`);
  const problem = text === undefined ? undefined : problemOfText(text, turn);
  if (problem !== undefined) return refuse(problem);
  const refusal = refuseArguments(calls);
  if (refusal !== undefined) return refusal;
  const thought = reasoning === undefined ? '' : `${THINK}\n${reasoning}\n${END_THINK}\n\n`;
  const head = text === undefined ? thought : thought + text;
  return printBlocks(calls, text === undefined ? head : `${head}\n`, options, head);
}

function problemOfText(text: string, { reasoning, calls }: Turn): string | undefined {
  if (text.includes(TOOL_CALL)) return `a text that holds ${TOOL_CALL}`;
  if (reasoning === undefined && startsWithThink(text)) return `a text that starts with ${THINK}`;
  if (calls.length > 0 && isBlank(text)) return 'a text of white space alone beside calls';
  return text === '' ? 'an empty text after a thought' : undefined;
}

function printBlocks(calls: readonly Call[], start: string, options: PrintOptions, alone: string): string {
  if (calls.length === 0) return alone;
  let blocks = start;
  for (const [index, call] of calls.entries()) {
    const json = printCallJson(call);
    const body = options.escapeMarkers === true ? escapeMarkers(json, MARKERS) : json;
    blocks += `${index === 0 ? '' : '\n'}${TOOL_CALL}\n${body}\n${END_TOOL_CALL}`;
  }
  return blocks;
}
