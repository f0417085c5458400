import { printJson } from '../json/print-json.ts';
import type { UnifiedRecord } from '../record/schema.ts';
import { styleOf } from '../record/style.ts';

/**
 * What a layout shows of a record, as one text: two samples with the same text are the same sample. `isText`: the
 * layout also shows the choices of style.
 */
export function fingerprintOf(record: UnifiedRecord, isText = true): string {
  const { task_instruction, tools, messages } = record;
  return printJson([task_instruction, tools, messages, isText ? styleOf(record) : null]);
}
