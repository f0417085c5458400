import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { UnifiedRecordSchema } from '../../src/record/schema.ts';

/*
 * Every record of every test passes two independent validators: zod, which the types come from, and Ajv with the
 * published JSON Schema. Records are validated as they are written, so number lexemes stand as numbers.
 */
const published = z.toJSONSchema(UnifiedRecordSchema, { target: 'draft-2020-12', unrepresentable: 'any' });
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(published);

/** The reasons why a printed record is not a unified record; empty where it is one. */
export function recordProblems(printed: string): readonly string[] {
  const value: unknown = JSON.parse(printed.replaceAll(/(?<=[:,[])(NaN|-?Infinity)(?=[,\]}])/g, '0'));
  const byZod = UnifiedRecordSchema.safeParse(value);
  const problems = byZod.success
    ? []
    : byZod.error.issues.map((issue) => `zod: ${issue.path.join('.')}: ${issue.message}`);
  if (!validate(value))
    problems.push(...(validate.errors ?? []).map((error) => `ajv: ${error.instancePath} ${error.message}`));
  return problems;
}
