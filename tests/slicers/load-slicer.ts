import { type SlicerId, slicers } from '../../src/slicers/registry.ts';
import type { Slicer } from '../../src/slicers/slicer.ts';

export async function loadSlicer(id: SlicerId): Promise<Slicer> {
  return slicers[id].load();
}
