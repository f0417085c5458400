import type { UnifiedRecord } from '../../record/schema.ts';
import { instructionBank } from './bank/bank.ts';
import { silentInstructions } from './bank/silent.ts';
import type { Instruction, InstructionSource } from './instruction.ts';

const byId: ReadonlyMap<string, Instruction> = new Map(instructionBank.map((entry) => [entry.id, entry]));

/**
 * The built-in bank, or those of its instructions that are named. Most instructions ask the model to say so where no
 * tool fits; a sample whose target says nothing gets one that does not.
 */
export function bankSource(ids: readonly string[]): InstructionSource {
  return {
    id: 'bank',
    pick: (random, record) =>
      isSilent(record) ? random.pick(silentInstructions) : (byId.get(random.pick(ids)) as Instruction),
  };
}

/** Does the record end in a turn that calls nothing and says nothing? */
function isSilent({ messages }: UnifiedRecord): boolean {
  const target = messages.at(-1);
  return target?.role === 'assistant' && target.content.length === 0;
}
