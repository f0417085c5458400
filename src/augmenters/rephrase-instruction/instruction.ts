import type { Random } from '../../random/random.ts';
import type { UnifiedRecord } from '../../record/schema.ts';

/** A task instruction with a permanent id, which the lineage names. */
export interface Instruction {
  readonly id: string;
  readonly text: string;
}

/**
 * Where instructions come from. The bank is built in; a source of one's own may give rephrasings that a language model
 * wrote and somebody verified beforehand. `pick` is pure: the same draws and record give the same instruction.
 */
export interface InstructionSource {
  readonly id: string;
  pick(random: Random, record: UnifiedRecord): Instruction;
}
