import type { Syntax } from '../syntax.ts';
import { formatInstructions } from './instructions.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';

const xml: Syntax = {
  id: 'xml',
  title: 'XML with typed arguments',
  inverse: 'exact',
  carries: new Set(['text', 'parallel', 'no-calls']),
  print,
  parse,
  formatInstructions,
};
export default xml;
