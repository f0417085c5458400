import type { z } from 'zod';
import type { JsonObject } from '../../json/json-value.ts';
import { type UnifiedRecord, UnifiedRecordSchema } from '../../record/schema.ts';
import { rowSchema } from '../reading/row-schema.ts';

export type UnifiedRow = UnifiedRecord & JsonObject;

/** The version first, so that a record of another version is told so instead of what else differs. */
export const UnifiedRowSchema: z.ZodType<UnifiedRow> = rowSchema<UnifiedRow>((row) => {
  const { schema_version: version } = row;
  if (version !== 1) {
    const found = version === undefined ? 'has none' : `has ${JSON.stringify(version)}`;
    const message = `this version of the toolkit reads schema_version 1, the record ${found}`;
    return { message, path: ['schema_version'] };
  }
  const checked = UnifiedRecordSchema.safeParse(row);
  const issue = checked.error?.issues[0];
  return issue === undefined
    ? undefined
    : { message: issue.message, path: issue.path as (string | number)[] };
});
