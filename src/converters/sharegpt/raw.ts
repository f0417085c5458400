import type { JsonValue } from '../../json/json-value.ts';
import { type TurnRow, turnRowSchema } from '../reading/turn-rows.ts';

/** A row of ShareGPT turns. Every other field is the dataset's own and goes to extras. */
export interface SharegptRow extends TurnRow {
  readonly system: JsonValue;
  readonly chosen: JsonValue;
  readonly rejected: JsonValue;
}

export const SharegptRowSchema = turnRowSchema<SharegptRow>();
