import type { UnifiedRecord } from '../record/schema.ts';

/** Trajectory → training samples. Pure; keeps order. */
export interface Slicer {
  readonly id: 'last' | 'calls' | 'turns' | 'none';
  readonly title: string;
  slice(record: UnifiedRecord): Iterable<UnifiedRecord>;
}
