import type { Syntax } from '../syntax.ts';
import { formatInstructions } from './instructions.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';

const hermes: Syntax = {
  id: 'hermes',
  title: '<tool_call> blocks of JSON (Hermes, Qwen2.5, Qwen3)',
  inverse: 'exact',
  carries: new Set(['text', 'text-beside-calls', 'reasoning', 'parallel']),
  print,
  parse,
  formatInstructions,
};
export default hermes;
