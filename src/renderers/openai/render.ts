import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json-value.ts';
import { printJson } from '../../json/print-json.ts';
import { parseJson } from '../../parsers/parse-json.ts';
import type { Message, Part, Tool, ToolCallPart, UnifiedRecord } from '../../record/schema.ts';
import { type Refusal, refuse } from '../../record/turn.ts';
import { NO_TARGET } from '../no-target.ts';
import type { Example, RenderContext } from '../renderer.ts';
import { rowMetadata } from '../row-metadata.ts';
import { carriedTool, isApiMedia, resultText } from './carried.ts';
import type { OpenAiOptions } from './options.ts';

type MutableRow = Record<string, JsonValue>;

/**
 * The shape of OpenAI's supervised fine-tuning files (platform documentation, "Fine-tuning: tool calling"), with
 * `reasoning_content` for thoughts as vLLM and chat templates read it. Content is always text or a list of texts, and
 * `tools` is absent rather than empty: chat templates break on null content and on an empty list.
 */
export function render(
  record: UnifiedRecord,
  options: OpenAiOptions,
  context: RenderContext,
): Example | Refusal {
  if (!record.messages.some((message) => message.role === 'assistant')) return NO_TARGET;
  if (record.few_shot_examples !== undefined && record.few_shot_examples.length > 0) {
    return refuse('few-shot examples, which have no place of their own');
  }
  const messages: MutableRow[] = [];
  if (record.task_instruction !== null) messages.push({ role: 'system', content: record.task_instruction });
  const called = new Set<string>();
  for (const message of record.messages) {
    const refusal =
      message.role === 'tool'
        ? addResults(message, called, messages)
        : addMessage(message, options, called, messages);
    if (refusal !== undefined) return refusal;
  }
  const row: MutableRow = { messages };
  if (record.tools !== null && record.tools.length > 0) row['tools'] = record.tools.map(toolRow);
  if (!options.metadata) return row;
  const { id, parent_id, seed, lineage } = rowMetadata(record, context.seed);
  return { id, parent_id, ...row, seed, lineage };
}

function toolRow(tool: Tool): JsonObject {
  return { type: 'function', function: carriedTool(tool) as unknown as JsonObject };
}

function addResults(message: Message, called: ReadonlySet<string>, rows: MutableRow[]): Refusal | undefined {
  if (message.content.length === 0) return refuse('a tool message without a result');
  for (const part of message.content) {
    if (part.type !== 'tool_result') return refuse(`a part of type ${part.type} in a tool message`);
    if (part.call_id === null || !called.has(part.call_id)) {
      return refuse('a tool result that answers no call before it');
    }
    const row: MutableRow = { role: 'tool', tool_call_id: part.call_id };
    if (part.name !== undefined) row['name'] = part.name;
    row['content'] = resultText(part.content);
    rows.push(row);
  }
  return undefined;
}

interface Body {
  reasoning: string | undefined;
  /** Content parts as the API has them. */
  readonly content: JsonObject[];
  readonly calls: JsonValue[];
}

function addMessage(
  message: Message,
  options: OpenAiOptions,
  called: Set<string>,
  rows: MutableRow[],
): Refusal | undefined {
  const body: Body = { reasoning: undefined, content: [], calls: [] };
  for (const part of message.content) {
    const refusal = addPart(part, message, body, options, called);
    if (refusal !== undefined) return refusal;
  }
  const row: MutableRow = { role: message.role };
  if (message.name !== undefined) row['name'] = message.name;
  row['content'] = contentOf(body.content);
  if (body.reasoning !== undefined) row['reasoning_content'] = body.reasoning;
  if (body.calls.length > 0) row['tool_calls'] = body.calls;
  if (message.role === 'assistant' && message.train !== undefined) row['weight'] = message.train ? 1 : 0;
  rows.push(row);
  return undefined;
}

/** Nothing and a single text as text, which is what chat templates take; else the list. */
function contentOf(parts: readonly JsonObject[]): JsonValue {
  const [first] = parts;
  if (first === undefined) return '';
  return parts.length === 1 && typeof first['text'] === 'string' ? first['text'] : parts;
}

/** Adds a part to its message; refuses what stands where the layout has no place for it. */
function addPart(
  part: Part,
  { role }: Message,
  body: Body,
  options: OpenAiOptions,
  called: Set<string>,
): Refusal | undefined {
  if (part.type === 'text') {
    if (body.calls.length > 0) return refuse('text after a call');
    body.content.push({ type: 'text', text: part.text });
    return undefined;
  }
  if (role === 'user' && isApiMedia(part)) {
    body.content.push(part.source as JsonObject);
    return undefined;
  }
  if (role !== 'assistant') return refuse(`a part of type ${part.type} in a message of the ${role}`);
  if (part.type === 'reasoning') {
    if (part.signature !== undefined) return refuse('a signed thought');
    if (body.reasoning !== undefined) return refuse('more than one thought in a turn');
    if (body.content.length + body.calls.length > 0) return refuse('a thought after text or calls');
    body.reasoning = part.text;
    return undefined;
  }
  if (part.type !== 'tool_call') return refuse(`a part of type ${part.type} in a message of the assistant`);
  if (called.has(part.id)) return refuse(`two calls with the id "${part.id}"`);
  called.add(part.id);
  const problem = argumentsProblem(part, options);
  if (problem !== undefined) return refuse(problem);
  body.calls.push({
    id: part.id,
    type: 'function',
    function: {
      name: part.name,
      arguments: options.arguments === 'object' ? part.arguments : argumentsText(part),
    },
  });
  return undefined;
}

/** Arguments as the API's own text: compact JSON. Those that could not be read stand as the source wrote them. */
function argumentsText(part: ToolCallPart): string {
  return part.arguments_text ?? printJson(part.arguments);
}

function argumentsProblem(part: ToolCallPart, options: OpenAiOptions): string | undefined {
  if (part.arguments_text === undefined) return undefined;
  if (options.arguments === 'object') return `arguments of "${part.name}" that are not an object`;
  const parsed = parseJson(part.arguments_text);
  const isReadable = (parsed.ok && isJsonObject(parsed.value)) || Object.keys(part.arguments).length > 0;
  return isReadable ? `arguments of "${part.name}" beside a text of them` : undefined;
}
