import { isJsonArray, type JsonValue } from '../../json/json-value.ts';
import type { JsonPath } from '../../json/json-path.ts';
import { parseLenientJson } from '../../parsers/lenient-json.ts';
import { text } from '../../record/build.ts';
import type { Part } from '../../record/schema.ts';
import type { ConvertContext } from '../converter.ts';
import type { CallLinker } from './call-linker.ts';
import { readArguments } from './read-arguments.ts';
import { kindOf } from '../../json/kind-of.ts';
import { type CallShape, callShapeOf, linkCall } from './read-call.ts';

/** Where calls are read to: their parts are appended to `parts`, whose place in the record is `path`. */
export interface CallTarget {
  readonly parts: Part[];
  readonly linker: CallLinker;
  readonly context: ConvertContext;
  readonly path: JsonPath;
}

const EXCERPT = 80;

/**
 * Calls as JSON text: one object or a list of them. Text with small faults is mended (CALL_REPAIRED); text that cannot
 * be read as calls stays text (CALL_UNREADABLE), so that nothing is lost: `whole`, where marks belong to it. `shapeOf`
 * reads one call object.
 */
export function readWrittenCalls(
  source: string,
  target: CallTarget,
  shapeOf: (value: JsonValue) => CallShape | undefined = callShapeOf,
  whole = source,
): void {
  const { parts, context } = target;
  const path = [...target.path, 'content', parts.length];
  const strict = context.parseJson(source);
  const parsed = strict.ok ? undefined : parseLenientJson(source);
  if (parsed?.ok === false) {
    const { message: reason, position } = parsed.error;
    context.report('CALL_UNREADABLE', { reason, position, excerpt: excerptAt(source, position) }, path);
    parts.push(text(whole));
    return;
  }
  const value = strict.ok ? strict.value : (parsed?.value.value ?? null);
  if (!pushCalls(value, target, shapeOf)) {
    const reason = `expected a call or a list of calls, found ${kindOf(value)} that is none`;
    context.report('CALL_UNREADABLE', { reason, position: 0, excerpt: excerptAt(source, 0) }, path);
    parts.push(text(whole));
  } else if (parsed !== undefined) {
    context.report('CALL_REPAIRED', { repair: parsed.value.repairs.join(', ') }, path);
  }
}

/** Appends the calls of a parsed value, one or a list; false, and nothing appended, where it holds anything else. */
export function pushCalls(
  value: JsonValue,
  target: CallTarget,
  shapeOf: (value: JsonValue) => CallShape | undefined = callShapeOf,
): boolean {
  const shapes: CallShape[] = [];
  for (const entry of isJsonArray(value) ? value : [value]) {
    const shape = shapeOf(entry);
    if (shape === undefined) return false;
    shapes.push(shape);
  }
  const { parts, linker, context } = target;
  for (const shape of shapes) {
    const path = [...target.path, 'content', parts.length];
    const read = readArguments(shape.arguments, shape.name, context, path, true);
    parts.push(linkCall(shape, read, linker, path));
  }
  return true;
}

/** A piece of a text around a place, for messages. */
export function excerptAt(source: string, position: number): string {
  const start = Math.max(0, Math.min(position - EXCERPT / 2, source.length - EXCERPT));
  return source.slice(start, start + EXCERPT);
}
