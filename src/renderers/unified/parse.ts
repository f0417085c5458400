import { isJsonArray, isJsonObject, type JsonObject } from '../../json/json-value.ts';
import { failure, type Result, success } from '../../parsers/result.ts';
import type { DraftRecord } from '../../record/draft-record.ts';
import type { UnifiedRecord } from '../../record/schema.ts';
import type { Example } from '../renderer.ts';

/**
 * The row as a record. Only the fields of the record itself are looked at: rows from elsewhere go through the
 * converter of unified records, which checks them all through.
 */
export function parse(example: Example): Result<DraftRecord> {
  const problem = shapeProblem(example);
  return problem === undefined
    ? success(draftOf(example as unknown as UnifiedRecord))
    : failure(`the row's ${problem}`, 0);
}

function shapeProblem(row: JsonObject): string | undefined {
  if (row['schema_version'] !== 1) return 'schema_version is not 1';
  if (typeof row['id'] !== 'string') return 'id is not a string';
  if (!isJsonObject(row['source'])) return 'source is not an object';
  if (row['task_instruction'] !== null && typeof row['task_instruction'] !== 'string') {
    return 'task_instruction is neither text nor null';
  }
  if (row['tools'] !== null && !isJsonArray(row['tools'])) return 'tools are neither a list nor null';
  return isJsonArray(row['messages']) ? undefined : 'messages are not a list';
}

/** A record as the draft of itself: nothing is left out. */
export function draftOf(record: UnifiedRecord): DraftRecord {
  const { id, source, lineage, issues } = record;
  return {
    task_instruction: record.task_instruction,
    tools: record.tools,
    messages: record.messages,
    few_shot_examples: record.few_shot_examples,
    labels: record.labels,
    scores: record.scores,
    extras: record.extras,
    unified: { id, source, lineage, issues },
  };
}
