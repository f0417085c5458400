import type { Syntax } from '../syntax.ts';
import { formatInstructions } from './instructions.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';

const mistral: Syntax = {
  id: 'mistral',
  title: '[TOOL_CALLS] and a JSON list (Mistral v2, v3, v7)',
  inverse: 'exact',
  carries: new Set(['text', 'text-beside-calls', 'parallel', 'no-calls']),
  print,
  parse,
  formatInstructions,
};
export default mistral;
