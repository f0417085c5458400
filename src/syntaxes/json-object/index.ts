import type { Syntax } from '../syntax.ts';
import { formatInstructions } from './instructions.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';

const jsonObject: Syntax = {
  id: 'json-object',
  title: 'JSON object with thought and tool_calls (xLAM-1)',
  inverse: 'exact',
  carries: new Set(['text', 'reasoning', 'parallel', 'no-calls']),
  print,
  parse,
  formatInstructions,
};
export default jsonObject;
