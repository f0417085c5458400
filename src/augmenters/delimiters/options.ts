import { z } from 'zod';
import { delimiterStyles } from '../../record/delimiter-styles.ts';
import { probabilityOption } from '../probability-option.ts';

const ids = delimiterStyles.map(({ id }) => id);

export const delimitersOptions = z.strictObject({
  probability: probabilityOption,
  styles: z
    .array(z.enum(ids))
    .min(1)
    .default(ids)
    .meta({ description: 'Ids of the delimiter styles to choose from, each as likely. Default: all.' }),
  section_order: z
    .enum(['shuffle', 'keep'])
    .default('shuffle')
    .meta({ description: 'Whether the sections of the prompt are put into a drawn order.' }),
});

export type DelimitersOptions = z.infer<typeof delimitersOptions>;
