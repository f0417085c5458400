import type { JsonValue } from '../../json/json-value.ts';
import type { Step, UnifiedRecord } from '../../record/schema.ts';
import { isKeyOrder } from './key-order.ts';
import { walkRecord } from './walk-record.ts';
import type { KeyWalk } from './walk-keys.ts';

/** Puts every key back; nothing if the detail does not fit the record. */
export function undoShuffleParameters(
  record: UnifiedRecord,
  detail: Step['detail'],
): UnifiedRecord | undefined {
  const toolKeys = new ReplayingWalk(detail['tool_keys']);
  const parameters = new ReplayingWalk(detail['parameters']);
  const callArguments = new ReplayingWalk(detail['arguments']);
  const restored = walkRecord(record, { toolKeys, parameters, arguments: callArguments });
  return toolKeys.isSpent && parameters.isSpent && callArguments.isSpent ? restored : undefined;
}

/** Answers with the orders that a lineage holds. */
class ReplayingWalk implements KeyWalk {
  readonly isBack = true;
  readonly #orders: readonly JsonValue[];
  #next = 0;
  #fits = true;

  constructor(orders: JsonValue | undefined) {
    this.#orders = Array.isArray(orders) ? (orders as readonly JsonValue[]) : [];
    this.#fits = Array.isArray(orders);
  }

  /** Every order was asked for, and each fitted its object. */
  get isSpent(): boolean {
    return this.#fits && this.#next >= this.#orders.length;
  }

  orderOf(length: number): number | readonly number[] {
    const order = this.#orders[this.#next] ?? 0;
    this.#next += 1;
    if (isKeyOrder(order, length)) return order;
    this.#fits = false;
    return 0;
  }
}
