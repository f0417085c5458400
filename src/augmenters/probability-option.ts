import { z } from 'zod';

/** The option that every built-in operation has. */
export const probabilityOption = z
  .number()
  .min(0)
  .max(1)
  .default(1)
  .meta({ description: 'How likely the operation is applied to a sample, from 0 to 1.' });
