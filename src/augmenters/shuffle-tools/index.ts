import { defineAugmenter } from '../augmenter.ts';
import { applyShuffleTools } from './apply.ts';
import { shuffleToolsOptions } from './options.ts';
import { undoShuffleTools } from './undo.ts';

export default defineAugmenter({
  id: 'shuffle-tools',
  title: 'Order of the tools',
  version: 1,
  affects: 'record',
  options: shuffleToolsOptions,
  apply: applyShuffleTools,
  undo: undoShuffleTools,
});
