import { lexemeSeen, NumberLexeme } from './json-value.ts';

/**
 * Compact JSON, as containers write it. Native speed for ordinary values; a value that holds number lexemes is
 * printed a second time by our own printer, which writes them verbatim. `undefined` fields are left out.
 */
export function printJson(value: unknown): string {
  lexemeSeen.flag = false;
  const text = JSON.stringify(value);
  if (!lexemeSeen.flag) return text;
  return print(value, ',', ':');
}

/**
 * JSON in the style of Python's `json.dumps(value, ensure_ascii=False)`: `", "` and `": "`, non-ASCII raw. This is
 * what chat templates' `tojson` emits, so it is the style of every JSON inside rendered text.
 */
export function printPythonJson(value: unknown): string {
  return print(value, ', ', ': ');
}

const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A JSON string literal, non-ASCII raw (lone surrogates escaped). */
export function printJsonString(text: string): string {
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
}

function print(value: unknown, comma: string, colon: string): string {
  switch (typeof value) {
    case 'string':
      return printJsonString(value);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return printArray(value, comma, colon);
      if (value instanceof NumberLexeme) return value.lexeme;
      return printObject(value as Record<string, unknown>, comma, colon);
    default:
      return 'null';
  }
}

function printArray(values: readonly unknown[], comma: string, colon: string): string {
  if (values.length === 0) return '[]';
  let text = `[${print(values[0], comma, colon)}`;
  for (let index = 1; index < values.length; index += 1) text += comma + print(values[index], comma, colon);
  return `${text}]`;
}

function printObject(object: Record<string, unknown>, comma: string, colon: string): string {
  let text = '';
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === undefined) continue;
    text += `${text === '' ? '' : comma}${printJsonString(key)}${colon}${print(value, comma, colon)}`;
  }
  return `{${text}}`;
}
