import type { UnifiedRecord } from './schema.ts';
import { isJsonObject } from '../json/json-value.ts';

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
  const { lineage } = record;
  if (lineage === undefined) return fallback;
  let { delimiters, section_order, syntax, format_instruction } = fallback;
  for (const { detail } of lineage) {
    const chosen = detail['style'];
    if (!isJsonObject(chosen)) continue;
    const part: Partial<Style> = chosen;
    if (part.delimiters !== undefined) delimiters = part.delimiters;
    if (part.section_order !== undefined) section_order = part.section_order;
    if (part.syntax !== undefined) syntax = part.syntax;
    if (part.format_instruction !== undefined) format_instruction = part.format_instruction;
  }
  return { delimiters, section_order, syntax, format_instruction };
}
