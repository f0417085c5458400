import type { Syntax } from '../syntax.ts';
import { formatInstructions } from './instructions.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';

const toolN1: Syntax = {
  id: 'tool-n1',
  title: '<think> and a JSON list in <tool_call> (Tool-N1)',
  inverse: 'exact',
  carries: new Set(['text', 'reasoning', 'parallel', 'no-calls']),
  print,
  parse,
  formatInstructions,
};
export default toolN1;
