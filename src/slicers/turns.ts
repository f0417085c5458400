import { sliceAt } from './cut-record.ts';
import type { Slicer } from './slicer.ts';

/** One sample for each assistant turn, call or text (ActionStudio, APIGen-MT). */
export const turnsSlicer: Slicer = {
  id: 'turns',
  title: 'A sample for each assistant turn',
  slice: (record) => sliceAt(record, 'turns', () => true),
};
