import { indexOfLastTarget, sliceOf } from './cut-record.ts';
import type { Slicer } from './slicer.ts';

/** One sample a record: up to the last assistant turn. A record that ends in it is given as it is. */
export const lastSlicer: Slicer = {
  id: 'last',
  title: 'One sample a record: its last assistant turn',
  *slice(record) {
    const index = indexOfLastTarget(record.messages);
    if (index === -1) return;
    yield index === record.messages.length - 1 ? record : sliceOf(record, 'last', index);
  },
};
