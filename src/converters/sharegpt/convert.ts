import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json/json-value.ts';
import type { DraftRecord } from '../../record/draft-record.ts';
import type { Labels } from '../../record/schema.ts';
import type { ConvertContext } from '../converter.ts';
import { CallLinker } from '../reading/call-linker.ts';
import { missingTools } from '../reading/missing-tools.ts';
import { readTools } from '../reading/read-tools.ts';
import { readRowFacts, ROW_FACT_KEYS } from '../reading/row-facts.ts';
import { mergeExtras, unknownFields, unknownFilledFields } from '../reading/unknown-fields.ts';
import type { SharegptRow } from './raw.ts';
import { readTurns } from './read-turns.ts';

const KNOWN_KEYS: ReadonlySet<string> = new Set([...ROW_FACT_KEYS, 'conversations', 'tools', 'system']);
const PREFERENCE_KEYS: ReadonlySet<string> = new Set([...KNOWN_KEYS, 'chosen', 'rejected']);

/** A row of ShareGPT turns → a draft. */
export function* convert(row: SharegptRow, context: ConvertContext): Iterable<DraftRecord> {
  const { conversations: turns } = row;
  const instruction = readInstruction(row, turns[0]);
  const offset = instruction.isTurn ? 1 : 0;
  const linker = new CallLinker(context.report);
  const messages = readTurns(
    offset === 0 ? turns : turns.slice(1),
    linker,
    context,
    ['messages'],
    ['conversations'],
    offset,
  );
  if (messages === undefined) return;
  const chosen = answerOf(row.chosen);
  const rejected = answerOf(row.rejected);
  const labels: { -readonly [K in keyof Labels]: Labels[K] } = {};
  const isPreference = chosen !== undefined && rejected !== undefined;
  if (isPreference) {
    const path = ['labels', 'preference'];
    const better = readTurns(chosen, linker.fork(), context, [...path, 'chosen'], ['chosen']);
    const worse = readTurns(rejected, linker.fork(), context, [...path, 'rejected'], ['rejected']);
    if (better === undefined || worse === undefined) return;
    labels.preference = { chosen: better, rejected: worse };
  } else if (messages.length === 0) {
    context.reject('CONVERT_NO_MESSAGES', { format: 'sharegpt' });
    return;
  }
  const listing = readTools(row.tools, 'tools', context);
  if (listing === undefined) return;
  const { facts, kto, rest } = readRowFacts(row);
  if (kto !== undefined) labels.kto = kto;
  const unknown = mergeExtras(unknownFields(row, isPreference ? PREFERENCE_KEYS : KNOWN_KEYS), rest);
  const extras = mergeExtras(
    mergeExtras(unknown, listing.others === undefined ? undefined : { other_tools: listing.others }),
    instruction.extras,
  );
  yield {
    ...facts,
    task_instruction: instruction.text,
    tools: listing.tools ?? missingTools(messages, context),
    messages,
    ...(Object.keys(labels).length === 0 ? undefined : { labels }),
    ...(extras === undefined ? undefined : { extras }),
  };
}

const INSTRUCTION_KEYS: ReadonlySet<string> = new Set(['from', 'value']);

interface Instruction {
  readonly text: string | null;
  /** Does it stand in the first turn? */
  readonly isTurn: boolean;
  readonly extras?: JsonObject | undefined;
}

/** The system text: the column of that name, else a first turn of the system; a blank column says nothing. */
function readInstruction(row: SharegptRow, first: JsonObject | undefined): Instruction {
  const { system } = row;
  if (typeof system === 'string' && system.trim() !== '') return { text: system, isTurn: false };
  const extras = isFilled(system) ? { system } : undefined;
  if (first === undefined || first['from'] !== 'system' || typeof first['value'] !== 'string') {
    return { text: null, isTurn: false, extras };
  }
  const fields = unknownFilledFields(first, INSTRUCTION_KEYS);
  return {
    text: first['value'],
    isTurn: true,
    extras: fields === undefined ? extras : { ...extras, system_message: fields },
  };
}

function isFilled(value: JsonValue | undefined): value is JsonValue {
  return value !== undefined && value !== null && typeof value !== 'string';
}

/** An answer of a preference row, as turns: LLaMA-Factory's one turn, a list of turns, or a text. */
function answerOf(value: JsonValue | undefined): readonly JsonValue[] | undefined {
  if (typeof value === 'string') return [{ from: 'gpt', value }];
  if (isJsonArray(value)) return value;
  return isJsonObject(value) ? [value] : undefined;
}
