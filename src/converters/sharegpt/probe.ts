import { isJsonArray, type JsonObject, type JsonValue } from '../../json/json-value.ts';
import { scoreVerdicts, type Verdict } from '../reading/score-verdicts.ts';
import { hasWrittenCall } from '../reading/written-calls.ts';
import { hasTurns } from '../reading/turn-rows.ts';
import { roleOf } from './read-turns.ts';

const CERTAIN = 90;

/** What stands in the system texts of formats that list their tools there: Hermes, ToolACE. */
const FOREIGN_SYSTEM_TEXTS: readonly string[] = [
  '<tools>',
  '<schema>',
  'list of functions in JSON format that you can invoke',
];

/**
 * Turns of calls or results, or a column of tools, in any row make the file one of this format. ShareGPT turns
 * without any are a plain chat, unless calls are written as text inside them.
 */
export function probe(rows: readonly JsonValue[]): number {
  return scoreVerdicts(rows.map(judgeRow), CERTAIN);
}

function judgeRow(row: JsonValue): Verdict {
  if (!hasTurns(row)) return 'foreign';
  const { conversations: turns, tools } = row;
  const system = row['system'];
  if (typeof system === 'string' && isForeignSystem(system)) return 'foreign';
  const verdicts = new Set(turns.map(judgeTurn));
  if (verdicts.has('foreign')) return 'foreign';
  const hasTools = typeof tools === 'string' || isJsonArray(tools);
  return hasTools || verdicts.has('certain') ? 'certain' : 'plain';
}

function judgeTurn(turn: JsonObject): Verdict {
  const { from, value } = turn;
  const role = roleOf(from as string);
  if (role === undefined) return 'foreign';
  if (from === 'function_call' || from === 'observation') return 'certain';
  if (typeof value !== 'string') return 'plain';
  if (role === 'system') return isForeignSystem(value) ? 'foreign' : 'plain';
  return role === 'assistant' && hasWrittenCall(value) ? 'foreign' : 'plain';
}

function isForeignSystem(text: string): boolean {
  return FOREIGN_SYSTEM_TEXTS.some((mark) => text.includes(mark));
}
