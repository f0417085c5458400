import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import type { JsonPath } from '../../json/json-path.ts';
import { printJson } from '../../json/print-json.ts';
import { text } from '../../record/build.ts';
import type { Message, Part, Role } from '../../record/schema.ts';
import type { ConvertContext } from '../converter.ts';
import type { CallLinker } from '../reading/call-linker.ts';
import { excerptAt, pushCalls, readWrittenCalls, type CallTarget } from '../reading/read-written-calls.ts';
import { splitThoughts } from '../reading/split-thoughts.ts';
import { readTrainFlag, TRAIN_KEYS } from '../reading/train-flag.ts';
import { mergeExtras, unknownFilledFields } from '../reading/unknown-fields.ts';
import { isTurn } from '../reading/turn-rows.ts';

/** LLaMA-Factory's default tags (data/README.md, "Sharegpt Format"), and the names other exporters give them. */
const ROLES: ReadonlyMap<string, Role | 'call'> = new Map<string, Role | 'call'>([
  ['human', 'user'],
  ['user', 'user'],
  ['gpt', 'assistant'],
  ['assistant', 'assistant'],
  ['function_call', 'call'],
  ['observation', 'tool'],
  ['tool', 'tool'],
  ['system', 'system'],
]);

const KNOWN_KEYS: ReadonlySet<string> = new Set(['from', 'value', ...TRAIN_KEYS]);

/** The meaning of a turn's role; `undefined` if it is none of the format. `call` is an assistant's turn of calls. */
export function roleOf(from: string): Role | 'call' | undefined {
  return ROLES.get(from);
}

/**
 * Turns, from the one at `start`, → messages, which stand at `path`, in order, whatever that is: roles need not alternate. Turns of calls with nothing between them are
 * one assistant message of parallel calls; results answer the open calls in order. `undefined`: the row was rejected.
 * `column` is where the turns stand in the row.
 */
export function readTurns(
  turns: readonly JsonValue[],
  start: number,
  linker: CallLinker,
  context: ConvertContext,
  path: JsonPath,
  column: string,
): Message[] | undefined {
  const messages: Message[] = [];
  let calls: CallTarget | undefined;
  for (let index = start; index < turns.length; index += 1) {
    const turn = turns[index];
    if (!isTurn(turn)) {
      const problem = 'expected a turn with "from"';
      context.reject('CONVERT_ROW_SHAPE', { format: 'sharegpt', problem }, [column, index]);
      return undefined;
    }
    const role = roleOf(turn['from'] as string);
    if (role === undefined) {
      context.reject('CONVERT_UNKNOWN_ROLE', { role: turn['from'] as string }, [column, index, 'from']);
      return undefined;
    }
    const around = aroundOf(turn);
    if (role === 'call' && calls !== undefined && around === undefined) {
      readCalls(turn['value'], calls);
      continue;
    }
    const parts: Part[] = [];
    const target = { parts, linker, context, path: [...path, messages.length] };
    readTurn(role, turn['value'], target);
    const message = { role: role === 'call' ? ('assistant' as const) : role, content: parts };
    messages.push(around === undefined ? message : { ...message, ...around });
    calls = role === 'call' && around === undefined ? target : undefined;
  }
  return messages;
}

/** What a turn says beside its text: its train flag and unknown fields. */
function aroundOf(turn: JsonObject): Pick<Message, 'train' | 'extras'> | undefined {
  const keys = Object.keys(turn);
  if (keys.length === 2 && keys.includes('value')) return undefined;
  const { train, rest } = readTrainFlag(turn);
  const extras = mergeExtras(unknownFilledFields(turn, KNOWN_KEYS), rest);
  if (train === undefined && extras === undefined) return undefined;
  return {
    ...(train === undefined ? undefined : { train }),
    ...(extras === undefined ? undefined : { extras }),
  };
}

function readTurn(role: Role | 'call', value: JsonValue | undefined, target: CallTarget): void {
  const { parts, linker, context, path } = target;
  if (role === 'call') {
    readCalls(value, target);
  } else if (role === 'tool') {
    parts.push(linker.result(value ?? null));
  } else {
    if (role === 'user') linker.userTurn();
    if (value === undefined || value === null || value === '') return;
    if (typeof value !== 'string') parts.push({ type: 'other', value });
    else if (role === 'assistant') parts.push(...splitThoughts(value, context.report, path));
    else parts.push(text(value));
  }
}

/** The value of a turn of calls: one call or a list, as JSON text or as JSON; a thought may stand before the text. */
function readCalls(value: JsonValue | undefined, target: CallTarget): void {
  if (value === undefined || value === null || value === '') return;
  if (typeof value !== 'string') {
    if (pushCalls(value, target)) return;
    const reason = 'expected a call or a list of calls';
    const excerpt = excerptAt(printJson(value), 0);
    target.context.report('CALL_UNREADABLE', { reason, position: 0, excerpt }, target.path);
    target.parts.push({ type: 'other', value });
    return;
  }
  if (!value.trimStart().startsWith('<think>')) {
    readWrittenCalls(value, target);
    return;
  }
  for (const part of splitThoughts(value, target.context.report, target.path)) {
    if (part.type === 'text') readWrittenCalls(part.text, target);
    else target.parts.push(part);
  }
}
