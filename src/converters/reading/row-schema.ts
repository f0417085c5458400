import { z } from 'zod';
import { isJsonObject, type JsonObject } from '../../json/json-value.ts';

/** Why a row is not of a format: a message without a full stop, and where. */
export interface ShapeProblem {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/**
 * The schema of a row by one cheap look at it, without zod's copy of the row: the first problem, or `undefined` where
 * the row is one of the format.
 */
export function rowSchema<Row extends JsonObject>(
  problemOf: (row: JsonObject) => ShapeProblem | undefined,
): z.ZodType<Row> {
  return z.custom<Row>(isJsonObject, 'expected an object').superRefine((row, context) => {
    const problem = problemOf(row);
    if (problem === undefined) return;
    context.addIssue({ code: 'custom', message: problem.message, path: [...problem.path] });
  });
}
