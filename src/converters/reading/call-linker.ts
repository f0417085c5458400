import type { Report } from '../../diagnostics/diagnostic.ts';
import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import type { JsonPath } from '../../json/json-path.ts';
import type { ToolCallPart, ToolResultPart } from '../../record/schema.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface PendingCall {
  readonly id: string;
  readonly name: string;
  readonly sourceId: string | undefined;
}

/**
 * Gives the calls of one record their ids and links results to them. A source's own id is kept where it is unique in
 * the record; else the call is `call_N` and the source's id goes to its extras. Results are linked by the source's id
 * where there is one, else by name and order among the calls that are still unanswered.
 */
export class CallLinker {
  readonly #report: Report;
  readonly #used = new Set<string>();
  #pending: PendingCall[] = [];
  #count = 0;

  constructor(report: Report) {
    this.#report = report;
  }

  /**
   * A linker that goes on from here on its own: for continuations of one conversation that do not see each other,
   * such as a chosen and a rejected answer.
   */
  fork(): CallLinker {
    const fork = new CallLinker(this.#report);
    for (const id of this.#used) fork.#used.add(id);
    fork.#pending = [...this.#pending];
    fork.#count = this.#count;
    return fork;
  }

  /**
   * A call, in the order of the source. `argumentsText` is the text of arguments that could not be read, `extras` are
   * the call's unknown fields.
   */
  call(
    name: string,
    args: JsonObject,
    options: {
      readonly sourceId?: string | undefined;
      readonly argumentsText?: string | undefined;
      readonly extras?: JsonObject | undefined;
      readonly path?: JsonPath | undefined;
    } = {},
  ): ToolCallPart {
    this.#count += 1;
    const { sourceId } = options;
    const isOwn = sourceId !== undefined && sourceId !== '' && !this.#used.has(sourceId);
    if (sourceId !== undefined && sourceId !== '' && !isOwn) {
      this.#report('CALL_ID_REUSED', { id: sourceId }, options.path);
    }
    const id = isOwn ? sourceId : this.#freshId();
    this.#used.add(id);
    this.#pending.push({ id, name, sourceId });
    const extras = sourceId === undefined || isOwn ? options.extras : { id: sourceId, ...options.extras };
    const part: Writable<ToolCallPart> = { type: 'tool_call', id, name, arguments: args };
    if (options.argumentsText !== undefined) part.arguments_text = options.argumentsText;
    if (extras !== undefined) part.extras = extras;
    return part;
  }

  /** A result. With a source id it answers the latest open call of that id, or none; without, by name, then order. */
  result(
    content: JsonValue,
    by: { readonly sourceId?: string | undefined; readonly name?: string | undefined } = {},
  ): ToolResultPart {
    const index = this.#find(by.sourceId, by.name);
    const call = this.#pending[index];
    if (call !== undefined) this.#pending.splice(index, 1);
    const part: Writable<ToolResultPart> =
      by.name === undefined
        ? { type: 'tool_result', call_id: call?.id ?? null, content }
        : { type: 'tool_result', call_id: call?.id ?? null, name: by.name, content };
    if (call === undefined && by.sourceId !== undefined) part.extras = { tool_call_id: by.sourceId };
    return part;
  }

  /** Is a call of this name still unanswered? */
  hasOpen(name: string): boolean {
    return this.#pending.some((call) => call.name === name);
  }

  /** A new user turn: results that come later do not belong to calls before it (unless an id says so). */
  userTurn(): void {
    if (this.#pending.length === 0) return;
    this.#pending = this.#pending.filter((call) => call.sourceId !== undefined);
  }

  #find(sourceId: string | undefined, name: string | undefined): number {
    if (sourceId !== undefined && sourceId !== '') {
      return this.#pending.findLastIndex((call) => call.sourceId === sourceId);
    }
    const named = name === undefined ? -1 : this.#pending.findIndex((call) => call.name === name);
    return named === -1 && this.#pending.length > 0 ? 0 : named;
  }

  #freshId(): string {
    let id = `call_${this.#count}`;
    while (this.#used.has(id)) id = `${id}_`;
    return id;
  }
}
