import type { Slicer } from './slicer.ts';

export interface SlicerEntry {
  readonly title: string;
  readonly load: () => Promise<Slicer>;
}

/** The slicing policies, loaded when asked for. */
export const slicers = {
  last: {
    title: 'One sample a record: its last assistant turn',
    load: async () => (await import('./last.ts')).lastSlicer,
  },
  calls: {
    title: 'A sample for each assistant turn that calls tools',
    load: async () => (await import('./calls.ts')).callsSlicer,
  },
  turns: {
    title: 'A sample for each assistant turn',
    load: async () => (await import('./turns.ts')).turnsSlicer,
  },
  none: {
    title: 'The whole record as one sample',
    load: async () => (await import('./none.ts')).noneSlicer,
  },
} as const satisfies Readonly<Record<Slicer['id'], SlicerEntry>>;

export type SlicerId = keyof typeof slicers;
