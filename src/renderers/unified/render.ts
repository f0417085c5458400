import type { UnifiedRecord } from '../../record/schema.ts';
import type { Example } from '../renderer.ts';

/** The record as its own row. Refuses nothing. */
export function render(record: UnifiedRecord): Example {
  // A record is JSON by its schema; its interface only lacks the index signature.
  return record as unknown as Example;
}
