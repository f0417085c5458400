import type { Syntax } from '../syntax.ts';
import { formatInstructions } from './instructions.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';

const toolrl: Syntax = {
  id: 'toolrl',
  title: '<think>, <tool_call> of JSON lines, <response> (ToolRL)',
  inverse: 'exact',
  carries: new Set(['text', 'text-beside-calls', 'reasoning', 'parallel']),
  print,
  parse,
  formatInstructions,
};
export default toolrl;
