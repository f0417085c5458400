import { instructionBank } from './bank/bank.ts';
import type { Instruction, InstructionSource } from './instruction.ts';

const byId: ReadonlyMap<string, Instruction> = new Map(instructionBank.map((entry) => [entry.id, entry]));

/** The built-in bank, or those of its instructions that are named. */
export function bankSource(ids: readonly string[]): InstructionSource {
  return {
    id: 'bank',
    pick: (random) => byId.get(random.pick(ids)) as Instruction,
  };
}
