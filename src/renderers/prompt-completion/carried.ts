import type { DraftRecord } from '../../record/draft-record.ts';
import type { Message, Part, Tool, UnifiedRecord } from '../../record/schema.ts';
import { CallNumbers } from './call-numbers.ts';

/**
 * The record reduced to what a prompt and its completion carry: instruction, tools, few-shot examples and messages,
 * with calls numbered by their order and results linked to those numbers.
 */
export function carried(record: UnifiedRecord): DraftRecord {
  const messages = canonicalMessages(record.messages, new CallNumbers());
  const target = messages.pop();
  if (target !== undefined) messages.push({ role: target.role, content: target.content });
  return {
    row_id: record.id,
    task_instruction: record.task_instruction,
    tools: record.tools === null ? null : carriedTools(record.tools),
    messages,
    few_shot_examples: record.few_shot_examples?.map((example, index) =>
      canonicalMessages(example, CallNumbers.ofExample(index)),
    ),
  };
}

/** The tools without their extras, which are no business of a model; the order of keys stays. */
export function carriedTools(tools: readonly Tool[]): readonly Tool[] {
  return tools.some((tool) => tool.extras !== undefined)
    ? tools.map((tool) => ({ ...tool, extras: undefined }))
    : tools;
}

/**
 * Messages as a prompt carries them: ids of calls are their numbers, a result answers the latest call before it that
 * had its id, or none. What the prompt never carries is left out; what it refuses is left as it is.
 */
export function canonicalMessages(messages: readonly Message[], numbers: CallNumbers): Message[] {
  const renamed = new Map<string, string>();
  return messages.map((message) => {
    const content = message.content.map((part) => canonicalPart(part, numbers, renamed));
    return message.name === undefined
      ? { role: message.role, content }
      : { role: message.role, content, name: message.name };
  });
}

function canonicalPart(part: Part, numbers: CallNumbers, renamed: Map<string, string>): Part {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'reasoning':
      return part.signature === undefined ? { type: 'reasoning', text: part.text } : part;
    case 'tool_call': {
      const id = numbers.next();
      renamed.set(part.id, id);
      return part.arguments_text === undefined
        ? { type: 'tool_call', id, name: part.name, arguments: part.arguments }
        : { ...part, id };
    }
    case 'tool_result':
      return {
        type: 'tool_result',
        call_id: part.call_id === null ? null : (renamed.get(part.call_id) ?? null),
        name: part.name,
        content: part.content,
        is_error: part.is_error,
      };
    default:
      return part;
  }
}
