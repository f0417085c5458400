import type { Step, UnifiedRecord } from '../../record/schema.ts';

/** Puts the former task instruction back, where it was replaced. */
export function undoRephraseInstruction(
  record: UnifiedRecord,
  detail: Step['detail'],
): UnifiedRecord | undefined {
  const before = detail['before'];
  if (before === undefined) return record;
  return before === null || typeof before === 'string' ? { ...record, task_instruction: before } : undefined;
}
