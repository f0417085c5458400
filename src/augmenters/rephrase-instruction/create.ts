import { type Augmenter, defineAugmenter } from '../augmenter.ts';
import { applyRephraseInstruction } from './apply.ts';
import { bankSource } from './bank-source.ts';
import type { InstructionSource } from './instruction.ts';
import { type RephraseInstructionOptions, rephraseInstructionOptions } from './options.ts';
import { undoRephraseInstruction } from './undo.ts';

/**
 * The operation `rephrase-instruction` with the instructions of a source of one's own (for a plugin, under another
 * id); without one, with the built-in bank as the option `instructions` narrows it.
 */
export function createRephraseInstruction(
  source?: InstructionSource,
  id = 'rephrase-instruction',
): Augmenter<RephraseInstructionOptions> {
  return defineAugmenter({
    id,
    title: 'Wording of the task instruction and of the format instruction',
    version: 1,
    affects: 'record',
    options: rephraseInstructionOptions,
    apply: (record, options, context) =>
      applyRephraseInstruction(record, options, context, source ?? bankSource(options.instructions)),
    undo: undoRephraseInstruction,
  });
}
