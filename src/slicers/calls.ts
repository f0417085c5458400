import { sliceAt } from './cut-record.ts';
import type { Slicer } from './slicer.ts';

/** One sample for each assistant turn that calls tools (the default of Tool-N1). */
export const callsSlicer: Slicer = {
  id: 'calls',
  title: 'A sample for each assistant turn that calls tools',
  slice: (record) =>
    sliceAt(record, 'calls', ({ content }) => content.some(({ type }) => type === 'tool_call')),
};
