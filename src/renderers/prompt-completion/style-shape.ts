import { isJsonArray, isJsonObject, type JsonValue } from '../../json/json-value.ts';
import { DEFAULT_STYLE, SECTIONS, type Style } from '../../record/style.ts';

/** The part of a style that is not the syntax, which has a field of its own in the row. */
export type RowStyle = Omit<Style, 'syntax'>;

/**
 * Why a style cannot be used; `undefined` where it can. Styles come out of lineages, which are data: `styleOf` does
 * not check them.
 */
export function styleProblem(style: Style): string | undefined {
  if (style === DEFAULT_STYLE) return undefined;
  if (typeof style.syntax !== 'string') return 'its style names no syntax';
  return isRowStyle(style as unknown as JsonValue) ? undefined : 'its style has fields of the wrong kind';
}

/** Does a row's `style` say how the prompt was made? Fields of augmentations beside it are welcome. */
export function isRowStyle(value: JsonValue | undefined): boolean {
  if (!isJsonObject(value)) return false;
  const choice = value['format_instruction'];
  return (
    typeof value['delimiters'] === 'string' &&
    typeof choice === 'number' &&
    Number.isSafeInteger(choice) &&
    choice >= 0 &&
    isSectionOrder(value['section_order'])
  );
}

function isSectionOrder(order: JsonValue | undefined): boolean {
  return (
    isJsonArray(order) &&
    order.length === SECTIONS.length &&
    SECTIONS.every((section) => order.includes(section))
  );
}
