import type { JsonValue } from '../../json/json-value.ts';
import { hasTurns, type TurnRow } from '../reading/turn-rows.ts';
import { roleOf } from './convert.ts';

const CERTAIN = 95;
const OTHER_FORMAT = 20;

/**
 * ShareGPT turns whose system text lists tools or a schema in tags, or whose assistant calls in `<tool_call>` tags, in
 * any row; rows without either (plain chat, which the dataset also holds) only must not be of another format.
 */
export function probe(rows: readonly JsonValue[]): number {
  const fitting = rows.filter(hasTurns).filter(hasRoles);
  if (!fitting.some(isMarked)) return 0;
  return fitting.length * 2 >= rows.length ? CERTAIN : OTHER_FORMAT;
}

function hasRoles(row: TurnRow): boolean {
  return row.conversations.every(({ from }) => roleOf(from as string) !== undefined);
}

function isMarked(row: TurnRow): boolean {
  return row.conversations.some(({ from, value }) => {
    if (typeof value !== 'string') return false;
    const role = roleOf(from as string);
    if (role === 'system') return value.includes('<tools>') || value.includes('<schema>');
    return role === 'assistant' && value.includes('<tool_call>');
  });
}
