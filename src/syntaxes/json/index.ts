import type { Syntax } from '../syntax.ts';
import { formatInstructions } from './instructions.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';

const json: Syntax = {
  id: 'json',
  title: 'JSON list of calls (xLAM)',
  inverse: 'exact',
  carries: new Set(['text', 'parallel', 'no-calls']),
  print,
  parse,
  formatInstructions,
};
export default json;
