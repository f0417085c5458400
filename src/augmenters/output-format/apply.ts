import type { UnifiedRecord } from '../../record/schema.ts';
import type { AugmentContext, Augmented } from '../augmenter.ts';
import type { OutputFormatOptions } from './options.ts';

/** Chooses the syntax of the sample (xLAM §3.2, format-instruction following). Detail: the style's `syntax`. */
export function applyOutputFormat(
  record: UnifiedRecord,
  options: OutputFormatOptions,
  { random }: AugmentContext,
): Augmented | undefined {
  if (!random.chance(options.probability)) return undefined;
  return { record, detail: { style: { syntax: random.pick(options.syntaxes) } } };
}
