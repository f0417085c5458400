import type { Syntax } from '../syntax.ts';
import { formatInstructions } from './instructions.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';

const python: Syntax = {
  id: 'python',
  title: 'Python call list (ToolACE, BFCL, Llama 3.2 and 4)',
  inverse: 'exact',
  carries: new Set(['text', 'parallel', 'no-calls']),
  print,
  parse,
  formatInstructions,
};
export default python;
