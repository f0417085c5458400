import { type JsonObject, type JsonValue, NumberLexeme } from '../../json/json-value.ts';

/** Fields by which trainers say whether a message counts: LLaMA-Factory and ms-swift `loss`, OpenAI `weight`. */
export const TRAIN_KEYS = ['train', 'loss', 'weight'] as const;

/**
 * Whether the loss counts a message, where the source says so with a boolean, 0 or 1; `rest` holds such fields that
 * say something else (a weight of 0.5), verbatim. The first of several that agree stands; one that differs is kept.
 */
export function readTrainFlag(message: Partial<Record<(typeof TRAIN_KEYS)[number], JsonValue | undefined>>): {
  readonly train: boolean | undefined;
  readonly rest: JsonObject | undefined;
} {
  let train: boolean | undefined;
  let rest: Record<string, JsonValue> | undefined;
  for (const key of TRAIN_KEYS) {
    const value = message[key];
    if (value === undefined || value === null) continue;
    const flag = booleanOf(value);
    if (flag !== undefined && (train === undefined || train === flag)) {
      train = flag;
    } else {
      rest ??= {};
      rest[key] = value;
    }
  }
  return { train, rest };
}

function booleanOf(value: JsonValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const number = value instanceof NumberLexeme ? value.toNumber() : value;
  return number === 0 || number === 1 ? number === 1 : undefined;
}
