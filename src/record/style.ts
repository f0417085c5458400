import type { UnifiedRecord } from './schema.ts';
import type { JsonValue } from '../json/json-value.ts';

/** The sections of a text prompt, in their default order (xLAM §3.1: the modules of the unified format). */
export const SECTIONS = [
  'task_instruction',
  'tools',
  'format_instruction',
  'few_shot_examples',
  'history',
  'query',
] as const;
export type Section = (typeof SECTIONS)[number];

/** How a text layout renders a record: the choices that the augmentations of style wrote into its lineage. */
export interface Style {
  /** Id of a delimiter style (`delimiters`). */
  readonly delimiters: string;
  /** A permutation of SECTIONS (`delimiters`). */
  readonly section_order: readonly Section[];
  /** Id of a syntax (`output-format`). */
  readonly syntax: string;
  /** Index into the syntax's format instructions, taken modulo their number (`rephrase-instruction`). */
  readonly format_instruction: number;
}

export const DEFAULT_STYLE: Style = {
  delimiters: 'begin-end-of',
  section_order: SECTIONS,
  syntax: 'json',
  format_instruction: 0,
};

/** The style in the record's lineage: each field from the last step that chose it, else the default. */
export function styleOf(record: UnifiedRecord, fallback: Style = DEFAULT_STYLE): Style {
  const chosen = (record.lineage ?? []).map(({ detail }) => detail['style']).filter(isStylePart);
  return chosen.length === 0 ? fallback : Object.assign({}, fallback, ...chosen);
}

function isStylePart(value: JsonValue | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
