import type { Syntax } from '../syntax.ts';
import { formatInstructions } from './instructions.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';

const plainText: Syntax = {
  id: 'plain-text',
  title: 'English sentences with quoted names',
  inverse: 'exact',
  carries: new Set(['text', 'parallel', 'no-calls']),
  print,
  parse,
  formatInstructions,
};
export default plainText;
