import { z } from 'zod';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json-value.ts';

/** Why a row is not of a format: a message without a full stop, and where. */
export interface ShapeProblem {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

type ProblemOf = (row: JsonObject) => ShapeProblem | undefined;

const looks = new WeakMap<z.ZodType, ProblemOf>();

/**
 * The schema of a row by one cheap look at it, without zod's copy of the row: the first problem, or `undefined` where
 * the row is one of the format.
 */
export function rowSchema<Row extends JsonObject>(problemOf: ProblemOf): z.ZodType<Row> {
  const schema = z.custom<Row>(isJsonObject, 'expected an object').superRefine((row, context) => {
    const problem = problemOf(row);
    if (problem === undefined) return;
    context.addIssue({ code: 'custom', message: problem.message, path: [...problem.path] });
  });
  looks.set(schema, problemOf);
  return schema;
}

/**
 * Is the value a row of the schema, by the look that the schema was made of? zod itself costs more than the look, and
 * keeps the row alive until the next full garbage collection; so it is asked only why a row is refused. `undefined`:
 * the schema was made otherwise, and only zod can say.
 */
export function quickCheckOf(schema: z.ZodType): ((value: JsonValue) => boolean) | undefined {
  const problemOf = looks.get(schema);
  return problemOf && ((value) => isJsonObject(value) && problemOf(value) === undefined);
}
