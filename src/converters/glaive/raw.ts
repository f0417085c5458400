import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import { rowSchema } from '../reading/row-schema.ts';

/** A row of glaive-function-calling-v2, `{system, chat}`, or of v1, `{sample}`, which holds both in one text. */
export interface GlaiveRow extends JsonObject {
  readonly system: JsonValue;
  readonly chat: JsonValue;
  readonly sample: JsonValue;
}

export const GlaiveRowSchema = rowSchema<GlaiveRow>(({ chat, system, sample }) => {
  if (typeof chat === 'string' && typeof (system ?? '') === 'string') return undefined;
  if (typeof sample === 'string') return undefined;
  return { message: 'expected the texts "system" and "chat", or the text "sample"', path: [] };
});
