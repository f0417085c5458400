import { z } from 'zod';
import { probabilityOption } from '../probability-option.ts';

export const shuffleToolsOptions = z.strictObject({ probability: probabilityOption });

export type ShuffleToolsOptions = z.infer<typeof shuffleToolsOptions>;
