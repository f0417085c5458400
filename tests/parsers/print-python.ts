import { type JsonValue, NumberLexeme } from '../../src/json/json-value.ts';

/** How to write a value in Python: a list of small numbers, used up one by one, decides at every fork. */
export class PythonStyle {
  readonly #choices: readonly number[];
  #next = 0;

  constructor(choices: readonly number[]) {
    this.#choices = choices;
  }

  pick(count: number): number {
    const choice = this.#choices[this.#next % Math.max(1, this.#choices.length)] ?? 0;
    this.#next += 1;
    return choice % count;
  }
}

/** A value as a Python literal. Written without a look at the parser: the other half of its round-trip law. */
export function printPython(value: JsonValue, style: PythonStyle): string {
  if (value === null) return style.pick(4) === 0 ? 'null' : 'None';
  if (typeof value === 'boolean') {
    if (style.pick(4) === 0) return value ? 'true' : 'false';
    return value ? 'True' : 'False';
  }
  if (typeof value === 'number' || value instanceof NumberLexeme) return String(value);
  if (typeof value === 'string') return printString(value, style);
  if (Array.isArray(value)) return printList(value as readonly JsonValue[], style);
  const entries = Object.entries(value as Record<string, JsonValue>).map(
    ([key, item]) => `${printString(key, style)}${space(style)}:${space(style)}${printPython(item, style)}`,
  );
  return `{${space(style)}${entries.join(`${space(style)},${space(style)}`)}${trailing(entries, style)}}`;
}

function printList(values: readonly JsonValue[], style: PythonStyle): string {
  const items = values.map((item) => printPython(item, style)).join(`,${space(style)}`);
  if (style.pick(3) === 0)
    return values.length === 1 ? `(${items},)` : `(${items}${trailing(values, style)})`;
  return `[${space(style)}${items}${trailing(values, style)}]`;
}

function space(style: PythonStyle): string {
  return ['', ' ', '\n', '\t', ' \r\n '][style.pick(5)] ?? '';
}

function trailing(items: readonly unknown[], style: PythonStyle): string {
  return items.length > 0 && style.pick(3) === 0 ? ', ' : '';
}

export function printString(text: string, style: PythonStyle): string {
  const middle = Math.floor(text.length / 2);
  if (text.length > 3 && style.pick(5) === 0) {
    return `${printToken(text.slice(0, middle), style)} ${printToken(text.slice(middle), style)}`;
  }
  return printToken(text, style);
}

function printToken(text: string, style: PythonStyle): string {
  const quote = ['"', "'", '"""', "'''"][style.pick(4)] ?? '"';
  if (style.pick(4) === 0 && !/[\\'"\r\n]/.test(text))
    return `${style.pick(2) === 0 ? 'r' : 'R'}${quote}${text}${quote}`;
  const prefix = style.pick(6) === 0 ? 'u' : '';
  const units = text.split('').map((unit) => escapeUnit(unit, quote, style));
  return `${prefix}${quote}${units.join('')}${quote}`;
}

function escapeUnit(unit: string, quote: string, style: PythonStyle): string {
  const code = unit.charCodeAt(0);
  if (unit === '\\') return '\\\\';
  if (unit === '\n' && quote.length === 3 && style.pick(2) === 0) return unit;
  if (unit === '\n') return '\\n';
  if (unit === '\r') return '\\r';
  if (unit === '"' || unit === "'") return quote.includes(unit) || style.pick(2) === 0 ? `\\${unit}` : unit;
  switch (style.pick(8)) {
    case 0:
      return `\\u${code.toString(16).padStart(4, '0')}`;
    case 1:
      return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : unit;
    case 2:
      return code < 0x100 ? `\\${code.toString(8).padStart(3, '0')}` : unit;
    case 3:
      return `\\U${code.toString(16).toUpperCase().padStart(8, '0')}`;
    case 4:
      return `\\\n${unit}`;
    default:
      return unit;
  }
}
