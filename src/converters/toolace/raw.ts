import type { JsonValue } from '../../json/json-value.ts';
import { type TurnRow, turnRowSchema } from '../reading/turn-rows.ts';

/** A row of ToolACE: the tools stand in the system text. Every other field goes to extras. */
export interface ToolaceRow extends TurnRow {
  readonly system: JsonValue;
}

export const ToolaceRowSchema = turnRowSchema<ToolaceRow>();
