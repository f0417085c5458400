import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json/json-value.ts';
import type { JsonPath } from '../../json/json-path.ts';
import { printJson } from '../../json/print-json.ts';
import { reasoning } from '../../record/build.ts';
import type { Message, Part, Role } from '../../record/schema.ts';
import type { ConvertContext } from '../converter.ts';
import type { CallLinker } from '../reading/call-linker.ts';
import { readCall } from '../reading/read-call.ts';
import { idText } from '../reading/row-facts.ts';
import { excerptAt } from '../reading/read-written-calls.ts';
import { readTrainFlag, TRAIN_KEYS } from '../reading/train-flag.ts';
import { mergeExtras, unknownFilledFields } from '../reading/unknown-fields.ts';
import { readContent, textOfPart } from './read-content.ts';

/** `function` is the tool role of the time before tool calls (OpenAI API, June 2023). */
const ROLES = {
  system: 'system',
  developer: 'developer',
  user: 'user',
  assistant: 'assistant',
  tool: 'tool',
  function: 'tool',
} as const satisfies Record<string, Role>;

/** Where servers put the thought: DeepSeek, vLLM and SGLang; OpenRouter and newer vLLM; Ollama and gpt-oss. */
const THOUGHT_KEYS = ['reasoning_content', 'reasoning', 'thinking'] as const;

const COMMON_KEYS: readonly string[] = ['role', 'content', 'name', ...TRAIN_KEYS];
const KNOWN_KEYS: ReadonlySet<string> = new Set(COMMON_KEYS);
const KNOWN_ASSISTANT_KEYS: ReadonlySet<string> = new Set([
  ...COMMON_KEYS,
  ...THOUGHT_KEYS,
  'tool_calls',
  'function_call',
]);
const KNOWN_TOOL_KEYS: ReadonlySet<string> = new Set([...COMMON_KEYS, 'tool_call_id', 'is_error']);

/** The record's role for a role of the format; `undefined` if it is none. */
export function roleOf(role: string): Role | undefined {
  return Object.hasOwn(ROLES, role) ? ROLES[role as keyof typeof ROLES] : undefined;
}

/**
 * One message → the record's message. Parts stand in the order in which chat templates write them: thought, text,
 * calls. Fields that hold null are Arrow's padding and go; other unknown fields are kept in extras.
 */
export function readMessage(
  message: JsonObject,
  role: Role,
  linker: CallLinker,
  context: ConvertContext,
  path: JsonPath,
): Message {
  if (role === 'assistant') return readAssistant(message, linker, context, path);
  if (role === 'tool') return readTool(message, linker);
  if (role === 'user') linker.userTurn();
  const content = readContent(message['content'], false, context, path);
  const extras = unknownFilledFields(message, KNOWN_KEYS);
  return finish(role, content.parts, message, withFields(extras, content.fields));
}

function readAssistant(
  message: JsonObject,
  linker: CallLinker,
  context: ConvertContext,
  path: JsonPath,
): Message {
  let extras = unknownFilledFields(message, KNOWN_ASSISTANT_KEYS);
  const keep = (key: string, value: JsonValue): void => {
    extras = { ...extras, [key]: value };
  };
  const parts: Part[] = [];
  readThought(message, parts, keep);
  const content = readContent(message['content'], true, context, path);
  for (const part of content.parts) parts.push(part);
  const before = parts.length;
  const { tool_calls: calls, function_call: legacy } = message;
  if (calls !== undefined && calls !== null) readCalls(calls, parts, linker, context, path);
  if (legacy !== undefined && legacy !== null) {
    // A server that writes both forms writes the same call twice.
    const call =
      parts.length === before
        ? readCall(legacy, linker, context, [...path, 'content', parts.length])
        : undefined;
    if (call === undefined) keep('function_call', legacy);
    else parts.push(call);
  }
  return finish('assistant', parts, message, withFields(extras, content.fields));
}

type Keep = (key: string, value: JsonValue) => void;

function readThought(message: JsonObject, parts: Part[], keep: Keep): void {
  let thought: string | undefined;
  for (const key of THOUGHT_KEYS) {
    const value = message[key];
    if (value === undefined || value === null || value === '' || value === thought) continue;
    if (typeof value === 'string' && thought === undefined) {
      thought = value;
      parts.push(reasoning(value));
    } else {
      keep(key, value);
    }
  }
}

function readCalls(
  value: JsonValue,
  parts: Part[],
  linker: CallLinker,
  context: ConvertContext,
  path: JsonPath,
): void {
  let calls = value;
  if (typeof value === 'string') {
    if (value.trim() === '') return;
    const parsed = context.parseJson(value);
    if (!parsed.ok) {
      const { message: reason, position } = parsed.error;
      context.report('CALL_UNREADABLE', { reason, position, excerpt: excerptAt(value, position) }, path);
      parts.push({ type: 'other', value });
      return;
    }
    calls = parsed.value;
  }
  if (calls === null) return;
  for (const call of isJsonArray(calls) ? calls : [calls]) {
    const place = [...path, 'content', parts.length];
    const part = readCall(call, linker, context, place);
    if (part !== undefined) {
      parts.push(part);
      continue;
    }
    // Calls of other kinds (`{type: "custom", custom: {…}}`) have no arguments object; they are carried verbatim.
    if (!isJsonObject(call) || typeof call['type'] !== 'string' || call['type'] === 'function') {
      const excerpt = excerptAt(printJson(call), 0);
      context.report('CALL_UNREADABLE', { reason: 'it names no function', position: 0, excerpt }, place);
    }
    parts.push({ type: 'other', value: call });
  }
}

function readTool(message: JsonObject, linker: CallLinker): Message {
  const { content, name, tool_call_id: sourceId, is_error: isError } = message;
  let extras = unknownFilledFields(message, KNOWN_TOOL_KEYS);
  const isNamed = typeof name === 'string' && name !== '';
  if (!isNamed && name !== undefined && name !== null && name !== '') extras = { ...extras, name };
  const result = linker.result(resultContent(content), {
    sourceId: idText(sourceId),
    name: isNamed ? name : undefined,
  });
  if (typeof isError === 'boolean') {
    return finish('tool', [{ ...result, is_error: isError }], message, extras, true);
  }
  if (isError !== undefined && isError !== null) extras = { ...extras, is_error: isError };
  return finish('tool', [result], message, extras, true);
}

/** A result's content as it is; a list of one text part is its text. */
function resultContent(content: JsonValue | undefined): JsonValue {
  if (!isJsonArray(content) || content.length !== 1) return content ?? null;
  const [part] = content;
  if (!isJsonObject(part) || Object.keys(part).some((key) => key !== 'type' && key !== 'text'))
    return content;
  return textOfPart(part) ?? content;
}

function withFields(
  extras: JsonObject | undefined,
  fields: readonly JsonObject[] | undefined,
): JsonObject | undefined {
  return fields === undefined ? extras : { ...extras, content_fields: fields };
}

function finish(
  role: Role,
  content: Part[],
  message: JsonObject,
  unknown: JsonObject | undefined,
  isNameTaken = false,
): Message {
  let extras = unknown;
  const { train, rest } = readTrainFlag(message);
  if (rest !== undefined) extras = mergeExtras(extras, rest);
  const name = isNameTaken ? undefined : message['name'];
  const hasName = typeof name === 'string' && name !== '';
  if (!hasName && name !== undefined && name !== null && name !== '') extras = { ...extras, name };
  return {
    role,
    content,
    ...(hasName ? { name } : undefined),
    ...(train === undefined ? undefined : { train }),
    ...(extras === undefined ? undefined : { extras }),
  };
}
