import type { UnifiedRecord } from '../../record/schema.ts';
import type { AugmentContext, Augmented } from '../augmenter.ts';
import type { ShuffleToolsOptions } from './options.ts';

/** Puts the tools into a drawn order (xLAM §3.2, order shuffling). Detail: `order`, position → former position. */
export function applyShuffleTools(
  record: UnifiedRecord,
  options: ShuffleToolsOptions,
  { random }: AugmentContext,
): Augmented | undefined {
  const { tools } = record;
  if (tools === null || tools.length < 2 || !random.chance(options.probability)) return undefined;
  const order = random.permutation(tools.length);
  if (order.every((former, position) => former === position)) return undefined;
  return { record: { ...record, tools: order.map((former) => tools[former]!) }, detail: { order } };
}
