import { z } from 'zod';

export const optionsSchema = z.strictObject({
  escapeMarkers: z
    .boolean()
    .default(false)
    .meta({ description: "Escape a syntax's own markers inside the strings of a completion." }),
});
export type PromptCompletionOptions = z.infer<typeof optionsSchema>;
