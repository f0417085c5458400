import { printJsonString, printPythonJson } from '../../json/print-json.ts';
import type { Call, Refusal, Turn } from '../../record/turn.ts';
import { printCallsOnly } from '../codecs/print-turn.ts';
import { NO_CALL, parse } from './parse.ts';

/**
 * One English sentence per call, one per line: `Call "f" with "a" = "x", "b" = 3.`, `Call "g" without arguments.`
 * Names are quoted and values are JSON, so that the sentences read back exactly.
 */
export function print(turn: Turn): string | Refusal {
  return printCallsOnly(turn, parse, printCalls);
}

function printCalls(calls: readonly Call[]): string {
  if (calls.length === 0) return NO_CALL;
  let text = '';
  for (const call of calls) text += `${text === '' ? '' : '\n'}${printSentence(call)}`;
  return text;
}

function printSentence({ name, arguments: args }: Call): string {
  let list = '';
  for (const key of Object.keys(args)) {
    const value = args[key];
    if (value === undefined) continue;
    list += `${list === '' ? '' : ', '}${printJsonString(key)} = ${printPythonJson(value)}`;
  }
  return `Call ${printJsonString(name)} ${list === '' ? 'without arguments' : `with ${list}`}.`;
}
