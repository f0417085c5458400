import { isJsonArray, type JsonObject, type JsonValue } from '../../json/json-value.ts';
import type { JsonPath } from '../../json/json-path.ts';
import type { DraftRecord } from '../../record/draft-record.ts';
import type { Labels, Message } from '../../record/schema.ts';
import type { ConvertContext } from '../converter.ts';
import { CallLinker } from '../reading/call-linker.ts';
import { missingTools } from '../reading/missing-tools.ts';
import { readTools, type ReadTools } from '../reading/read-tools.ts';
import { idText, readRowFacts, ROW_FACT_KEYS } from '../reading/row-facts.ts';
import { mergeExtras, unknownFields, unknownFilledFields } from '../reading/unknown-fields.ts';
import { conversationOf, isMessage, type OpenaiChatRow } from './raw.ts';
import { textOfPart } from './read-content.ts';
import { readMessage, roleOf } from './read-message.ts';
import { preferenceOf } from './read-preference.ts';

const KNOWN_KEYS: ReadonlySet<string> = new Set([...ROW_FACT_KEYS, 'tools']);
const PREFERENCE_KEYS: ReadonlySet<string> = new Set([...KNOWN_KEYS, 'chosen', 'rejected']);

/** A row of OpenAI messages, or a τ-bench trajectory of them, → a draft. */
export function* convert(row: OpenaiChatRow, context: ConvertContext): Iterable<DraftRecord> {
  const conversation = conversationOf(row);
  const preference = preferenceOf(row, conversation?.messages);
  const source = preference?.prompt ?? conversation?.messages ?? [];
  const instruction = readInstruction(source[0]);
  const linker = new CallLinker(context.report);
  const messages = readMessages(
    instruction === undefined ? source : source.slice(1),
    linker,
    context,
    ['messages'],
    [conversation?.key ?? 'chosen'],
    instruction === undefined ? 0 : 1,
  );
  if (messages === undefined) return;
  const labels: { -readonly [K in keyof Labels]: Labels[K] } = {};
  if (preference !== undefined) {
    const { chosen, rejected } = preference;
    const from = ['labels', 'preference'];
    const better = readMessages(chosen, linker.fork(), context, [...from, 'chosen'], ['chosen']);
    const worse = readMessages(rejected, linker.fork(), context, [...from, 'rejected'], ['rejected']);
    if (better === undefined || worse === undefined) return;
    labels.preference = { chosen: better, rejected: worse };
  } else if (messages.length === 0) {
    context.reject('CONVERT_NO_MESSAGES', { format: 'openai-chat' });
    return;
  }
  const toolsKey = row.tools === undefined || row.tools === null ? 'functions' : 'tools';
  const listing = readTools(row[toolsKey], toolsKey, context);
  if (listing === undefined) return;
  const { facts, kto, rest } = readRowFacts(row);
  if (kto !== undefined) labels.kto = kto;
  const unknown = unknownFields(row, preference === undefined ? KNOWN_KEYS : PREFERENCE_KEYS, [
    conversation?.key,
    toolsKey,
  ]);
  yield {
    ...facts,
    ...(facts.row_id === undefined ? trialId(row) : undefined),
    task_instruction: instruction?.text ?? null,
    tools: listing.tools ?? missingTools(messages, context),
    messages,
    ...(Object.keys(labels).length === 0 ? undefined : { labels }),
    ...extrasOf(mergeExtras(unknown, rest), listing, instruction?.fields),
  };
}

const INSTRUCTION_KEYS: ReadonlySet<string> = new Set(['role', 'content']);

/** The text of a first message that is nothing but a system text; its other fields are kept. */
function readInstruction(
  message: JsonValue | undefined,
): { readonly text: string; readonly fields: JsonObject | undefined } | undefined {
  if (!isMessage(message) || message['role'] !== 'system') return undefined;
  const { content } = message;
  if (isJsonArray(content) && content.length !== 1) return undefined;
  const value =
    content === undefined ? undefined : textOfPart(isJsonArray(content) ? (content[0] ?? null) : content);
  if (value === undefined) return undefined;
  return { text: value, fields: unknownFilledFields(message, INSTRUCTION_KEYS) };
}

/** Messages of the format → the record's; `undefined` if the row was rejected. `from` is their place in the row. */
function readMessages(
  source: readonly JsonValue[],
  linker: CallLinker,
  context: ConvertContext,
  path: JsonPath,
  from: JsonPath,
  offset = 0,
): Message[] | undefined {
  const messages: Message[] = [];
  for (const message of source) {
    const place = [...from, messages.length + offset];
    if (!isMessage(message)) {
      const problem = 'expected a message with a role';
      context.reject('CONVERT_ROW_SHAPE', { format: 'openai-chat', problem }, place);
      return undefined;
    }
    const name = message['role'] as string;
    const role = roleOf(name);
    if (role === undefined) {
      context.reject('CONVERT_UNKNOWN_ROLE', { role: name }, [...place, 'role']);
      return undefined;
    }
    messages.push(readMessage(message, role, linker, context, [...path, messages.length]));
  }
  return messages;
}

/** τ-bench numbers its rows by task and trial. */
function trialId(row: JsonObject): { readonly row_id: string } | undefined {
  const task = idText(row['task_id']);
  const trial = idText(row['trial']);
  if (task === undefined) return undefined;
  return { row_id: trial === undefined ? task : `${task}/${trial}` };
}

function extrasOf(
  unknown: JsonObject | undefined,
  listing: ReadTools,
  instructionFields: JsonObject | undefined,
): { readonly extras: JsonObject } | undefined {
  const found = listing.others === undefined ? undefined : { other_tools: listing.others };
  const system = instructionFields === undefined ? undefined : { system_message: instructionFields };
  const extras = mergeExtras(mergeExtras(unknown, found), system);
  return extras === undefined ? undefined : { extras };
}
