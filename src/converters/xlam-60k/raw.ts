import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json/json-value.ts';
import { rowSchema } from '../reading/row-schema.ts';

/** One row of xLAM-60k, or of the data sets that took over its columns. Every other field goes to extras. */
export interface Xlam60kRow extends JsonObject {
  /** One text; or Hammer's list of messages. */
  readonly query: string | readonly JsonValue[];
  /** JSON text, or the JSON itself. */
  readonly tools: JsonValue;
  readonly answers: JsonValue;
}

/** The columns that tell the format. */
export const COLUMNS = ['query', 'tools', 'answers'] as const;

export const Xlam60kRowSchema = rowSchema<Xlam60kRow>((row) => {
  const missing = COLUMNS.find((column) => !Object.hasOwn(row, column));
  if (missing !== undefined)
    return { message: `expected the columns ${COLUMNS.join(', ')}`, path: [missing] };
  if (typeof row['query'] !== 'string' && !isJsonArray(row['query'])) {
    return { message: 'expected text or a list of messages', path: ['query'] };
  }
  if (!isJsonColumn(row['tools']) && row['tools'] !== null) {
    return { message: 'expected JSON text or a list of tools', path: ['tools'] };
  }
  if (!isJsonColumn(row['answers'])) {
    return { message: 'expected JSON text or a list of calls', path: ['answers'] };
  }
  return undefined;
});

function isJsonColumn(value: unknown): boolean {
  return typeof value === 'string' || isJsonArray(value) || isJsonObject(value);
}
