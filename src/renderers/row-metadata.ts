import type { JsonValue } from '../json/json-value.ts';
import type { UnifiedRecord } from '../record/schema.ts';

/** What a row says of its origin, beside what is trained on. */
export interface RowMetadata {
  readonly id: string;
  /** The record that the last step of the lineage was applied to; null for a record as its source gave it. */
  readonly parent_id: string | null;
  readonly seed: string | null;
  readonly lineage: JsonValue;
}

/** The metadata of a record's row, made with the run's seed. */
export function rowMetadata(record: UnifiedRecord, seed: string | null): RowMetadata {
  const lineage = record.lineage ?? [];
  return {
    id: record.id,
    parent_id: lineage.at(-1)?.parent_id ?? null,
    seed,
    lineage,
  };
}
