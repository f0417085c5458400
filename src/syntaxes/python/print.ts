import { type Call, type Refusal, refuse, type Turn } from '../../record/turn.ts';
import { printCallsOnly } from '../codecs/print-turn.ts';
import { holdsNonFinite, printPythonLiteral } from '../codecs/python-literal.ts';
import { parse } from './parse.ts';

/**
 * `[f(a="x", b=True), g()]`: the call list of ToolACE, BFCL and Llama 3.2/4, with Python literals. Names that are not
 * Python's stand as they are, as in ToolACE (`[Market Trends API(…)]`), as long as they read back.
 */
export function print(turn: Turn): string | Refusal {
  return printCallsOnly(turn, parse, printCalls);
}

function printCalls(calls: readonly Call[]): string | Refusal {
  let list = '';
  for (const { name, arguments: args } of calls) {
    if (!readsBack(name)) return refuse(`the function name "${name}", which Python calls cannot hold`);
    let text = '';
    for (const key of Object.keys(args)) {
      const value = args[key];
      if (value === undefined) continue;
      if (!readsBack(key)) return refuse(`the argument name "${key}", which Python calls cannot hold`);
      if (holdsNonFinite(value))
        return refuse(`NaN or Infinity in the argument "${key}", no literals of Python`);
      text += `${text === '' ? '' : ', '}${key}=${printPythonLiteral(value)}`;
    }
    list += `${list === '' ? '' : ', '}${name}(${text})`;
  }
  return `[${list}]`;
}

const DOTTED_IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/;
const NAME = /^[^()[\]{}'"=,\r\n]+$/;

function readsBack(name: string): boolean {
  return DOTTED_IDENTIFIER.test(name) || (NAME.test(name) && name.trim() === name);
}
