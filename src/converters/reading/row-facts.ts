import { type JsonObject, type JsonValue, NumberLexeme } from '../../json/json-value.ts';
import type { DraftRecord } from '../../record/draft-record.ts';

/** Columns that any dataset of conversations may have and that mean the same everywhere. */
export const ROW_FACT_KEYS = ['id', 'split', 'license', 'generator', 'reward', 'label'] as const;

export interface RowFacts {
  readonly facts: Pick<DraftRecord, 'row_id' | 'split' | 'license' | 'generator' | 'scores'>;
  /** A preference label of KTO: was the answer wanted? */
  readonly kto: boolean | undefined;
  /** Such columns of another type, verbatim: a `label` that is a class name, a `reward` that is text. */
  readonly rest: JsonObject | undefined;
}

/** The facts of a row that go beside the conversation: its id, provenance, reward and KTO label. */
export function readRowFacts(row: JsonObject): RowFacts {
  let rest: Record<string, JsonValue> | undefined;
  const facts: { -readonly [K in keyof RowFacts['facts']]: RowFacts['facts'][K] } = {};
  let kto: boolean | undefined;
  for (const key of ROW_FACT_KEYS) {
    const value = row[key];
    if (value === undefined) continue;
    if (key === 'id' && idText(value) !== undefined) facts.row_id = idText(value);
    else if (key === 'label' && typeof value === 'boolean') kto = value;
    else if (key === 'reward' && isNumber(value)) facts.scores = { reward: value };
    else if (key !== 'id' && key !== 'label' && key !== 'reward' && typeof value === 'string')
      facts[key] = value;
    else {
      rest ??= {};
      rest[key] = value;
    }
  }
  return { facts, kto, rest };
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
