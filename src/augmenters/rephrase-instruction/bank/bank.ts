import type { Instruction } from '../instruction.ts';
import { briefInstructions } from './brief.ts';
import { directInstructions } from './direct.ts';
import { formalInstructions } from './formal.ts';
import { friendlyInstructions } from './friendly.ts';
import { numberedInstructions } from './numbered.ts';
import { roleInstructions } from './role.ts';
import { strictInstructions } from './strict.ts';

/**
 * The built-in task instructions. All say the same: answer with the given tools, with several calls if needed and with
 * arguments of the right types, and say so where no tool fits or a parameter is missing. None names an output format
 * or a delimiter, nor where the tools stand, because other operations change these. Ids are permanent.
 */
export const instructionBank: readonly Instruction[] = [
  ...directInstructions,
  ...briefInstructions,
  ...roleInstructions,
  ...numberedInstructions,
  ...formalInstructions,
  ...friendlyInstructions,
  ...strictInstructions,
];
