import { type JsonObject, type JsonValue, NumberLexeme } from '../../json/json-value.ts';
import type { DraftRecord } from '../../record/draft-record.ts';

/** Columns that any dataset of conversations may have and that mean the same everywhere. */
export const ROW_FACT_KEYS = ['id', 'split', 'license', 'generator', 'reward', 'label'] as const;

export type WritableDraft = { -readonly [K in keyof DraftRecord]: DraftRecord[K] };

/** The fields of a draft that rows of any format may fill. */
export type RowFacts = Pick<
  WritableDraft,
  'row_id' | 'split' | 'license' | 'generator' | 'scores' | 'labels'
>;

/**
 * Puts the facts of a row that go beside the conversation into its draft: the row's id, provenance, reward and KTO
 * label. Gives back such columns of another type, verbatim: a `label` that is a class name, a `reward` that is text.
 */
export function putRowFacts(row: JsonObject, draft: RowFacts): JsonObject | undefined {
  let rest: Record<string, JsonValue> | undefined;
  for (const key of ROW_FACT_KEYS) {
    const value = row[key];
    if (value === undefined || putFact(key, value, draft)) continue;
    rest ??= {};
    rest[key] = value;
  }
  return rest;
}

/** The same as a value of its own. */
export function readRowFacts(row: JsonObject): {
  readonly facts: Readonly<RowFacts>;
  readonly rest: JsonObject | undefined;
} {
  const facts: RowFacts = {};
  const rest = putRowFacts(row, facts);
  return { facts, rest };
}

function putFact(key: (typeof ROW_FACT_KEYS)[number], value: JsonValue, draft: RowFacts): boolean {
  if (key === 'id') {
    draft.row_id = idText(value);
    return draft.row_id !== undefined;
  }
  if (key === 'label') {
    if (typeof value !== 'boolean') return false;
    draft.labels = { ...draft.labels, kto: value };
  } else if (key === 'reward') {
    if (!isNumber(value)) return false;
    draft.scores = { reward: value };
  } else {
    if (typeof value !== 'string') return false;
    draft[key] = value;
  }
  return true;
}

/** An id as text, whether the source writes it as text or as a number; `undefined` where it is neither, or blank. */
export function idText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (value === undefined || !isNumber(value)) return undefined;
  return value instanceof NumberLexeme ? value.lexeme : String(value);
}

function isNumber(value: JsonValue): value is number | NumberLexeme {
  return typeof value === 'number' || value instanceof NumberLexeme;
}
