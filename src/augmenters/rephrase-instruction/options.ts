import { z } from 'zod';
import { probabilityOption } from '../probability-option.ts';
import { instructionBank } from './bank/bank.ts';

const ids = instructionBank.map(({ id }) => id);

export const rephraseInstructionOptions = z.strictObject({
  probability: probabilityOption,
  instructions: z.array(z.enum(ids)).min(1).default(ids).meta({
    description: 'Ids of the task instructions to choose from, each as likely. Default: the whole bank.',
  }),
  format_instruction: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether the wording of the format instruction is chosen too.' }),
});

export type RephraseInstructionOptions = z.infer<typeof rephraseInstructionOptions>;
