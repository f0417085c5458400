import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import type { DataOf, DiagnosticCode } from '../diagnostics/catalogue.ts';
import type { JsonPath } from '../json/json-path.ts';
import type { DraftRecord } from './draft-record.ts';
import type { Issue, ToolCallPart } from './schema.ts';

interface SeenCall {
  readonly part: ToolCallPart;
  readonly path: JsonPath;
  readonly message: number;
}

/**
 * The laws across fields that every record is held to, whatever its source: tool names are declared once, calls name
 * declared tools and have ids of their own, results answer a call, calls inside a conversation with results are answered.
 * Broken laws become issues; nothing is changed.
 */
export function checkInvariants(draft: DraftRecord, issues: Issue[]): void {
  const add = <C extends DiagnosticCode>(code: C, data: DataOf<C>, path: JsonPath): void => {
    const { severity, message, path: text } = createDiagnostic(code, data, { path });
    issues.push({ code, severity, path: text ?? '', message });
  };
  const declared = checkTools(draft, add);
  const open = new Map<string, SeenCall>();
  let used: Set<string> | undefined;
  let hasResults = false;
  draft.messages.forEach((message, messageIndex) => {
    message.content.forEach((part, partIndex) => {
      if (part.type === 'tool_call') {
        const path = ['messages', messageIndex, 'content', partIndex];
        if (declared !== undefined && !declared.has(part.name))
          add('CALL_UNDECLARED_TOOL', { name: part.name }, path);
        used ??= new Set();
        if (used.has(part.id)) add('CALL_ID_REUSED', { id: part.id }, path);
        used.add(part.id);
        open.set(part.id, { part, path, message: messageIndex });
      } else if (part.type === 'tool_result') {
        hasResults = true;
        if (part.call_id === null || !(used?.has(part.call_id) ?? false)) {
          add('RESULT_ORPHAN', { name: part.name ?? '' }, ['messages', messageIndex, 'content', partIndex]);
        } else {
          open.delete(part.call_id);
        }
      }
    });
  });
  // A conversation without any result is of a source that has none, such as a benchmark's ground truth.
  if (!hasResults) return;
  for (const { part, path, message } of open.values()) {
    if (message < draft.messages.length - 1) add('CALL_UNANSWERED', { name: part.name, id: part.id }, path);
  }
}

type Add = <C extends DiagnosticCode>(code: C, data: DataOf<C>, path: JsonPath) => void;

function checkTools(draft: DraftRecord, add: Add): ReadonlySet<string> | undefined {
  if (draft.tools === null) return undefined;
  const names = new Set<string>();
  draft.tools.forEach((tool, index) => {
    if (names.has(tool.name)) add('TOOL_DUPLICATE_NAME', { name: tool.name }, ['tools', index, 'name']);
    names.add(tool.name);
  });
  return names;
}
