import { z } from 'zod';
import { probabilityOption } from '../probability-option.ts';

export const outputFormatOptions = z.strictObject({
  probability: probabilityOption,
  syntaxes: z.array(z.string()).min(1).default(['json', 'xml', 'yaml']).meta({
    description: 'Ids of the syntaxes to choose from, each as likely; naming one twice doubles its share.',
  }),
});

export type OutputFormatOptions = z.infer<typeof outputFormatOptions>;
