import { type TurnRow, turnRowSchema } from '../reading/turn-rows.ts';

/** A row of hermes-function-calling-v1; other columns (`category`, `task`, `schema` …) go to extras. */
export type HermesRow = TurnRow;

export const HermesRowSchema = turnRowSchema<HermesRow>();
