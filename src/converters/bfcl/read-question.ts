import type { JsonObject } from '../../json/json-value.ts';
import type { Message, Part, Role } from '../../record/schema.ts';
import type { ConvertContext } from '../converter.ts';
import { unknownFields } from '../reading/unknown-fields.ts';

const MESSAGE_FIELDS: ReadonlySet<string> = new Set(['role', 'content']);
const ROLES: ReadonlySet<string> = new Set<Role>(['system', 'developer', 'user', 'assistant', 'tool']);

export interface Question {
  /** The text of a first message of the system. */
  readonly instruction: string | null;
  /** The messages of each turn. An empty turn, where new tools appear, is a user who says nothing. */
  readonly turns: readonly (readonly Message[])[];
}

/** The turns of a question → messages. `undefined` where the row was rejected. */
export function readQuestion(
  source: readonly (readonly JsonObject[])[],
  context: ConvertContext,
): Question | undefined {
  const [first] = source[0] ?? [];
  const content = first?.['role'] === 'system' ? first['content'] : undefined;
  const instruction = typeof content === 'string' ? content : null;
  const turns: (readonly Message[])[] = [];
  for (const [turnIndex, turn] of source.entries()) {
    const messages: Message[] = [];
    for (const [index, item] of turn.entries()) {
      if (instruction !== null && item === first) continue;
      const role = item['role'] as string;
      if (!ROLES.has(role)) {
        context.reject('CONVERT_UNKNOWN_ROLE', { role }, ['question', turnIndex, index, 'role']);
        return undefined;
      }
      messages.push(readMessage(role as Role, item));
    }
    turns.push(turn.length === 0 ? [{ role: 'user', content: [] }] : messages);
  }
  return { instruction, turns };
}

function readMessage(role: Role, item: JsonObject): Message {
  const { content } = item;
  const extras = unknownFields(item, MESSAGE_FIELDS);
  const parts: Part[] = [];
  if (typeof content === 'string') parts.push({ type: 'text', text: content });
  else if (content !== undefined && content !== null) parts.push({ type: 'other', value: content });
  return extras === undefined ? { role, content: parts } : { role, content: parts, extras };
}
