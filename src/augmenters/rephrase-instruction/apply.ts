import type { JsonValue } from '../../json/json-value.ts';
import type { UnifiedRecord } from '../../record/schema.ts';
import type { AugmentContext, Augmented } from '../augmenter.ts';
import type { InstructionSource } from './instruction.ts';
import { isBoilerplate } from './is-boilerplate.ts';

/** lcm(1 … 8): modulo any number of wordings up to eight, each of them is as likely. */
const WORDINGS = 840;

/**
 * Chooses the wording of the task instruction (xLAM §3.2, instruction rephrasing) and of the format instruction. The
 * task instruction is replaced only where the record has tools and none of its own, that is `null` or boilerplate: a
 * system prompt that says more is part of the task. Detail: `instruction` (its id) and `before` (the former text)
 * where it was replaced, and the style's `format_instruction`.
 */
export function applyRephraseInstruction(
  record: UnifiedRecord,
  options: { readonly probability: number; readonly format_instruction: boolean },
  { random }: AugmentContext,
  source: InstructionSource,
): Augmented | undefined {
  if (!random.chance(options.probability)) return undefined;
  const before = record.task_instruction;
  const isReplaced = hasTools(record) && (before === null || isBoilerplate(before));
  if (!isReplaced && !options.format_instruction) return undefined;
  const detail: Record<string, JsonValue> = {};
  let rephrased = record;
  if (isReplaced) {
    const { id, text } = source.pick(random, record);
    rephrased = { ...record, task_instruction: text };
    detail['instruction'] = id;
    detail['before'] = before;
  }
  if (options.format_instruction) detail['style'] = { format_instruction: random.integer(WORDINGS) };
  return { record: rephrased, detail };
}

function hasTools(record: UnifiedRecord): boolean {
  return record.tools !== null && record.tools.length > 0;
}
