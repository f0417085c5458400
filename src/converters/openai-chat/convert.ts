import { isJsonArray, type JsonObject, type JsonValue } from '../../json/json-value.ts';
import type { JsonPath } from '../../json/json-path.ts';
import type { DraftRecord } from '../../record/draft-record.ts';
import type { Labels, Message } from '../../record/schema.ts';
import type { ConvertContext } from '../converter.ts';
import { CallLinker } from '../reading/call-linker.ts';
import { missingTools } from '../reading/missing-tools.ts';
import { readTools, type ReadTools } from '../reading/read-tools.ts';
import { idText, putRowFacts, ROW_FACT_KEYS, type WritableDraft } from '../reading/row-facts.ts';
import { mergeExtras, unknownFields, unknownFilledFields } from '../reading/unknown-fields.ts';
import { conversationOf, isMessage, type OpenaiChatRow } from './raw.ts';
import { textOfPart } from './read-content.ts';
import { readMessage, roleOf } from './read-message.ts';
import { preferenceOf, type PreferenceRow } from './read-preference.ts';

const KNOWN_KEYS: ReadonlySet<string> = new Set([...ROW_FACT_KEYS, 'tools']);
const PREFERENCE_KEYS: ReadonlySet<string> = new Set([...KNOWN_KEYS, 'chosen', 'rejected']);

/** A row of OpenAI messages, or a τ-bench trajectory of them, → a draft. */
export function convert(row: OpenaiChatRow, context: ConvertContext): readonly DraftRecord[] {
  const conversation = conversationOf(row);
  const preference = preferenceOf(row, conversation?.messages);
  const source = preference?.prompt ?? conversation?.messages ?? [];
  const instruction = readInstruction(source[0]);
  const linker = new CallLinker(context.report);
  const from = conversation?.key ?? 'chosen';
  const messages = readMessages(
    source,
    instruction === undefined ? 0 : 1,
    linker,
    context,
    ['messages'],
    from,
  );
  if (messages === undefined) return [];
  if (messages.length === 0 && preference === undefined) {
    context.reject('CONVERT_NO_MESSAGES', { format: 'openai-chat' });
    return [];
  }
  const answers = preference === undefined ? undefined : readAnswers(preference, linker, context);
  if (answers === undefined && preference !== undefined) return [];
  const toolsKey = row.tools === undefined || row.tools === null ? 'functions' : 'tools';
  const listing = readTools(row[toolsKey], toolsKey, context);
  if (listing === undefined) return [];
  const draft: WritableDraft = {
    task_instruction: instruction === undefined ? null : instruction.text,
    tools: listing.tools ?? missingTools(messages, context),
    messages,
  };
  if (answers !== undefined) draft.labels = { preference: answers };
  const rest = putRowFacts(row, draft);
  draft.row_id ??= trialId(row);
  const known = preference === undefined ? KNOWN_KEYS : PREFERENCE_KEYS;
  const unknown = mergeExtras(unknownFields(row, known, [conversation?.key, toolsKey]), rest);
  const extras = extrasOf(unknown, listing, instruction?.fields);
  if (extras !== undefined) draft.extras = extras;
  return [draft];
}

/** The two answers of a preference row; neither sees the calls of the other. `undefined`: the row was rejected. */
function readAnswers(
  { chosen, rejected }: PreferenceRow,
  linker: CallLinker,
  context: ConvertContext,
): Labels['preference'] {
  const path = ['labels', 'preference'];
  const better = readMessages(chosen, 0, linker.fork(), context, [...path, 'chosen'], 'chosen');
  const worse = readMessages(rejected, 0, linker.fork(), context, [...path, 'rejected'], 'rejected');
  return better === undefined || worse === undefined ? undefined : { chosen: better, rejected: worse };
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

/**
 * Messages of the format, from the one at `start`, → the record's, which stand at `path`; `undefined` if the row was
 * rejected. `column` is where they stand in the row.
 */
function readMessages(
  source: readonly JsonValue[],
  start: number,
  linker: CallLinker,
  context: ConvertContext,
  path: JsonPath,
  column: string,
): Message[] | undefined {
  const messages: Message[] = [];
  for (let index = start; index < source.length; index += 1) {
    const message = source[index];
    if (!isMessage(message)) {
      const problem = 'expected a message with a role';
      context.reject('CONVERT_ROW_SHAPE', { format: 'openai-chat', problem }, [column, index]);
      return undefined;
    }
    const name = message['role'] as string;
    const role = roleOf(name);
    if (role === undefined) {
      context.reject('CONVERT_UNKNOWN_ROLE', { role: name }, [column, index, 'role']);
      return undefined;
    }
    messages.push(readMessage(message, role, linker, context, [...path, messages.length]));
  }
  return messages;
}

/** τ-bench numbers its rows by task and trial. */
function trialId(row: JsonObject): string | undefined {
  const task = idText(row['task_id']);
  if (task === undefined) return undefined;
  const trial = idText(row['trial']);
  return trial === undefined ? task : `${task}/${trial}`;
}

function extrasOf(
  unknown: JsonObject | undefined,
  listing: ReadTools,
  instructionFields: JsonObject | undefined,
): JsonObject | undefined {
  const found = listing.others === undefined ? undefined : { other_tools: listing.others };
  const system = instructionFields === undefined ? undefined : { system_message: instructionFields };
  return mergeExtras(mergeExtras(unknown, found), system);
}
