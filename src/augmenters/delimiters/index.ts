import { defineAugmenter } from '../augmenter.ts';
import { applyDelimiters } from './apply.ts';
import { delimitersOptions } from './options.ts';

export default defineAugmenter({
  id: 'delimiters',
  title: 'Delimiters and order of the sections of a prompt',
  version: 1,
  affects: 'style',
  options: delimitersOptions,
  apply: applyDelimiters,
  undo: (record) => record,
});
