import { z } from 'zod';
import { probabilityOption } from '../probability-option.ts';

export const shuffleParametersOptions = z.strictObject({
  probability: probabilityOption,
  parameters: z
    .boolean()
    .default(true)
    .meta({ description: 'The order of the properties in every schema, nested ones too.' }),
  tool_keys: z
    .boolean()
    .default(true)
    .meta({ description: 'The order of name, description and parameters in every tool.' }),
  arguments: z
    .boolean()
    .default(true)
    .meta({ description: 'The order of the arguments in every call, nested objects too.' }),
});

export type ShuffleParametersOptions = z.infer<typeof shuffleParametersOptions>;
