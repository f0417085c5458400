import type { JsonValue } from '../../json/json-value.ts';
import { printPythonJson } from '../../json/print-json.ts';
import { type Call, type Refusal, refuse, type Turn } from '../../record/turn.ts';
import { printCallsOnly } from '../codecs/print-turn.ts';
import { escapeAttribute, escapeContent, isXmlText } from './escape-xml.ts';
import { parse } from './parse.ts';

/**
 * One `<call>` per call with one typed `<arg>` per argument: `type="string"` holds the text itself, `type="json"` any
 * other value, and strings with characters that XML 1.0 cannot hold, as JSON. Names stand in attributes, where such
 * characters cannot be written at all.
 */
export function print(turn: Turn): string | Refusal {
  return printCallsOnly(turn, parse, printCalls);
}

function printCalls(calls: readonly Call[]): string | Refusal {
  let text = '<tool_calls>';
  for (const { name, arguments: args } of calls) {
    if (!isXmlText(name)) return refuse('a function name with characters that XML cannot hold');
    text += `${text.length === OPEN ? '\n' : ''}<call name="${escapeAttribute(name)}">\n`;
    for (const key of Object.keys(args)) {
      const value = args[key];
      if (value === undefined) continue;
      if (!isXmlText(key)) return refuse('an argument name with characters that XML cannot hold');
      text += `<arg name="${escapeAttribute(key)}" ${typeAndContent(value)}</arg>\n`;
    }
    text += '</call>\n';
  }
  return `${text}</tool_calls>`;
}
const OPEN = '<tool_calls>'.length;

function typeAndContent(value: JsonValue): string {
  if (typeof value === 'string' && isXmlText(value)) return `type="string">${escapeContent(value)}`;
  return `type="json">${escapeContent(printPythonJson(value).replace(/[\ufffe\uffff]/g, escapeUnit))}`;
}

/** JSON may hold these raw, XML may not. */
function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}
