import { isJsonObject } from '../../json/json-value.ts';
import { parseLenientJson } from '../../parsers/lenient-json.ts';
import { type GlaiveCall, parseGlaiveCall } from '../../parsers/single-quoted-json.ts';
import { text } from '../../record/build.ts';
import { type ReadArguments } from '../reading/read-arguments.ts';
import { kindOf } from '../../json/kind-of.ts';
import { type CallTarget, excerptAt } from '../reading/read-written-calls.ts';

const CALL = '<functioncall>';
// Another model's way to write a call, which some rows hold.
const CALL_TO = /^AI to=[ \t]*([^\s:]+)[ \t]*:/m;

/** An assistant's turn, without its end mark: text, then calls, each after `<functioncall>`. */
export function readAssistant(value: string, target: CallTarget): void {
  const mark = value.indexOf(CALL);
  if (mark === -1) {
    readCallTo(value, target);
    return;
  }
  pushText(value.slice(0, mark), target);
  readCalls(value.slice(mark + CALL.length), target);
}

/** What stands after the first mark: one call, or several with marks between them. */
function readCalls(source: string, target: CallTarget): void {
  for (let rest: string | undefined = source; rest !== undefined;) {
    const whole = parseGlaiveCall(rest);
    // A mark inside a call that reads as a whole is part of its arguments.
    const mark: number = whole.ok ? -1 : rest.indexOf(CALL);
    const own = mark === -1 ? rest : rest.slice(0, mark);
    const read = mark === -1 ? whole : parseGlaiveCall(own);
    if (read.ok) {
      pushCall(read.value, target);
    } else {
      const { message: reason, position } = read.error;
      const path = [...target.path, 'content', target.parts.length];
      target.context.report('CALL_UNREADABLE', { reason, position, excerpt: excerptAt(own, position) }, path);
      pushText(CALL + own, target);
    }
    rest = mark === -1 ? undefined : rest.slice(mark + CALL.length);
  }
}

function pushCall(call: GlaiveCall, target: CallTarget): void {
  const { parts, linker, context } = target;
  const path = [...target.path, 'content', parts.length];
  if (call.repairs.length > 0) context.report('CALL_REPAIRED', { repair: call.repairs.join(', ') }, path);
  const read = argumentsOf(call, target, path);
  parts.push(linker.call(call.name, read.arguments, { argumentsText: read.argumentsText, path }));
}

function argumentsOf(call: GlaiveCall, target: CallTarget, path: CallTarget['path']): ReadArguments {
  const { name, arguments: value, argumentsText, argumentsError: error } = call;
  if (error === undefined && isJsonObject(value)) return { arguments: value };
  if (error === undefined) {
    target.context.report('ARGUMENTS_NOT_OBJECT', { name, found: kindOf(value) }, path);
  } else {
    const { message: reason, position } = error;
    target.context.report('ARGUMENTS_NOT_JSON', { name, reason, position }, path);
  }
  return { arguments: {}, argumentsText };
}

/** `AI to= name: {…}` to the end of the turn is a call; everything else is text. */
function readCallTo(value: string, target: CallTarget): void {
  const match = CALL_TO.exec(value);
  const name = match?.[1];
  if (match === null || name === undefined) {
    pushText(value, target);
    return;
  }
  pushText(value.slice(0, match.index), target);
  const { parts, linker, context } = target;
  const path = [...target.path, 'content', parts.length];
  const source = value.slice(match.index);
  const read = parseLenientJson(source.slice(match[0].length));
  if (read.ok && isJsonObject(read.value.value)) {
    const repair = ['it was written as "AI to= name: arguments"', ...read.value.repairs].join(', ');
    context.report('CALL_REPAIRED', { repair }, path);
    parts.push(linker.call(name, read.value.value, { path }));
    return;
  }
  const reason = read.ok ? 'its arguments are not an object' : read.error.message;
  const position = match[0].length + (read.ok ? 0 : read.error.position);
  context.report('CALL_UNREADABLE', { reason, position, excerpt: excerptAt(source, position) }, path);
  pushText(source, target);
}

function pushText(source: string, target: CallTarget): void {
  const value = source.trim();
  if (value !== '') target.parts.push(text(value));
}
