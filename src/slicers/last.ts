import { cutRecord, indexOfLastTarget } from './cut-record.ts';
import type { Slicer } from './slicer.ts';

/** One sample a record, which keeps its id: up to the last assistant turn. */
export const lastSlicer: Slicer = {
  id: 'last',
  title: 'One sample a record: its last assistant turn',
  *slice(record) {
    const index = indexOfLastTarget(record.messages);
    if (index !== -1) yield cutRecord(record, index);
  },
};
