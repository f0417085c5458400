import type { UnifiedRecord } from '../../record/schema.ts';
import { SECTIONS } from '../../record/style.ts';
import type { AugmentContext, Augmented } from '../augmenter.ts';
import type { DelimitersOptions } from './options.ts';

/**
 * Chooses how the sections of the prompt are delimited and in which order they stand (xLAM §3.2, order shuffling and
 * concatenation tokens). Detail: the style's `delimiters` and, unless the order is kept, `section_order`.
 */
export function applyDelimiters(
  record: UnifiedRecord,
  options: DelimitersOptions,
  { random }: AugmentContext,
): Augmented | undefined {
  if (!random.chance(options.probability)) return undefined;
  const delimiters = random.pick(options.styles);
  if (options.section_order === 'keep') return { record, detail: { style: { delimiters } } };
  const section_order = random.permutation(SECTIONS.length).map((position) => SECTIONS[position]!);
  return { record, detail: { style: { delimiters, section_order } } };
}
