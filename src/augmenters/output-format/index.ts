import { defineAugmenter } from '../augmenter.ts';
import { applyOutputFormat } from './apply.ts';
import { outputFormatOptions } from './options.ts';

export default defineAugmenter({
  id: 'output-format',
  title: 'Syntax in which the calls are written',
  version: 1,
  affects: 'style',
  options: outputFormatOptions,
  apply: applyOutputFormat,
  undo: (record) => record,
});
