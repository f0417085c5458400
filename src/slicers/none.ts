import type { Slicer } from './slicer.ts';

/** The record as it is. */
export const noneSlicer: Slicer = {
  id: 'none',
  title: 'The whole record as one sample',
  slice: (record) => [record],
};
