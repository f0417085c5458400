import { defineAugmenter } from '../augmenter.ts';
import { applyShuffleParameters } from './apply.ts';
import { shuffleParametersOptions } from './options.ts';
import { undoShuffleParameters } from './undo.ts';

export default defineAugmenter({
  id: 'shuffle-parameters',
  title: 'Order of parameters, of the keys of tools and of the arguments of calls',
  version: 1,
  affects: 'record',
  options: shuffleParametersOptions,
  apply: applyShuffleParameters,
  undo: undoShuffleParameters,
});
