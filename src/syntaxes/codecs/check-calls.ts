import { isJsonArray, type JsonValue, NumberLexeme, numberFromText } from '../../json/json-value.ts';
import { type Call, type Refusal, refuse } from '../../record/turn.ts';

/** Arguments nested deeper than this are refused: inside a call they still stay below the readers' MAX_DEPTH. */
const MAX_ARGUMENTS_DEPTH = 500;

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;
const PYTHON_NUMBER = /^(?:NaN|-?Infinity)$/;

/**
 * The first thing in the arguments that no syntax can write so that it reads back the same: nesting that readers
 * refuse, and numbers that have no JSON text of their own. `undefined` where everything can be written.
 */
export function refuseArguments(calls: readonly Call[]): Refusal | undefined {
  for (const call of calls) {
    const obstacle = obstacleIn(call.arguments, 0);
    if (obstacle !== undefined) return refuse(`${obstacle} in the arguments of "${call.name}"`);
  }
  return undefined;
}

function obstacleIn(value: JsonValue, depth: number): string | undefined {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? undefined
        : `the number ${value} without its text`;
    case 'object':
      if (value === null) return undefined;
      if (value instanceof NumberLexeme) return obstacleOfLexeme(value.lexeme);
      return depth > MAX_ARGUMENTS_DEPTH
        ? `nesting deeper than ${MAX_ARGUMENTS_DEPTH} levels`
        : obstacleInside(value, depth + 1);
    default:
      return undefined;
  }
}

function obstacleInside(
  value: Exclude<JsonValue, null | boolean | number | string | NumberLexeme>,
  depth: number,
) {
  if (isJsonArray(value)) {
    for (const item of value) {
      const obstacle = obstacleIn(item, depth);
      if (obstacle !== undefined) return obstacle;
    }
    return undefined;
  }
  for (const key of Object.keys(value)) {
    const obstacle = obstacleIn(value[key] as JsonValue, depth);
    if (obstacle !== undefined) return obstacle;
  }
  return undefined;
}

function obstacleOfLexeme(lexeme: string): string | undefined {
  if (!NUMBER.test(lexeme) && !PYTHON_NUMBER.test(lexeme)) return `"${lexeme}", which is not a JSON number,`;
  return numberFromText(lexeme) instanceof NumberLexeme
    ? undefined
    : `the plain number ${lexeme} kept as text`;
}
