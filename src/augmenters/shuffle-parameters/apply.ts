import type { Random } from '../../random/random.ts';
import type { UnifiedRecord } from '../../record/schema.ts';
import type { AugmentContext, Augmented } from '../augmenter.ts';
import { drawOrder, isUnchanged, type KeyOrder } from './key-order.ts';
import type { ShuffleParametersOptions } from './options.ts';
import { walkRecord } from './walk-record.ts';
import type { KeyWalk } from './walk-keys.ts';

/**
 * Puts parameters, the keys of tools and the arguments of calls into a drawn order (xLAM §3.2, order shuffling).
 * Detail: for each part the orders drawn (see `KeyOrder`), in the order of the walk; the unchanged ones at the end are
 * left out. Lists such as `required`, `enum` and `prefixItems` keep their order.
 */
export function applyShuffleParameters(
  record: UnifiedRecord,
  options: ShuffleParametersOptions,
  { random }: AugmentContext,
): Augmented | undefined {
  if (!random.chance(options.probability)) return undefined;
  const toolKeys: KeyOrder[] = [];
  const parameters: KeyOrder[] = [];
  const callArguments: KeyOrder[] = [];
  const shuffled = walkRecord(record, {
    toolKeys: options.tool_keys ? drawingWalk(random, toolKeys) : undefined,
    parameters: options.parameters ? drawingWalk(random, parameters) : undefined,
    arguments: options.arguments ? drawingWalk(random, callArguments) : undefined,
  });
  if (shuffled === record) return undefined;
  const detail = {
    tool_keys: trimmed(toolKeys),
    parameters: trimmed(parameters),
    arguments: trimmed(callArguments),
  };
  return { record: shuffled, detail };
}

function drawingWalk(random: Random, drawn: KeyOrder[]): KeyWalk {
  return {
    isBack: false,
    orderOf(length) {
      const order = drawOrder(length, random);
      drawn.push(order);
      return order;
    },
  };
}

function trimmed(orders: KeyOrder[]): readonly KeyOrder[] {
  let length = orders.length;
  while (length > 0 && isUnchanged(orders[length - 1] as KeyOrder)) length -= 1;
  return orders.slice(0, length);
}
