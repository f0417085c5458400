import { z } from 'zod';

export const optionsSchema = z.strictObject({});
export type UnifiedOptions = z.infer<typeof optionsSchema>;
