import { isJsonObject, type JsonValue, setKey } from '../../json/json-value.ts';
import { angleTag, findBlocks, type TaggedBlock } from '../../parsers/tagged-blocks.ts';
import { reasoning, text } from '../../record/build.ts';
import { type CallShape, callShapeOf } from '../reading/read-call.ts';
import { type CallTarget, pushCalls, readWrittenCalls } from '../reading/read-written-calls.ts';

const CALL = '<tool_call>';
const TAGS = [angleTag('tool_call', 'json'), angleTag('think', 'text'), angleTag('scratch_pad', 'text')];

/**
 * An assistant's turn: `<tool_call>` blocks are calls (several are parallel), `<think>` and `<scratch_pad>` blocks are
 * thoughts, the rest is text; in the order of the source. A call that a thought mentions is no call. `declared` are
 * the names of the row's tools.
 */
export function readAssistant(value: string, target: CallTarget, declared: ReadonlySet<string>): void {
  const { parts } = target;
  const { blocks, unclosed } = value.includes('<') ? findBlocks(value, TAGS) : { blocks: [], unclosed: [] };
  let start = 0;
  for (const block of blocks) {
    const between = value.slice(start, block.start);
    if (between.trim() !== '') parts.push(text(trimLayout(between, start > 0, true)));
    readBlock(value, block, target, declared);
    start = block.end;
  }
  const tail = value.slice(start);
  if (unclosed.length > 0) readUnclosed(tail, start > 0, target, declared);
  else if (start === 0 ? tail !== '' : tail.trim() !== '')
    parts.push(text(trimLayout(tail, start > 0, false)));
}

/** White space next to a block is layout. */
function trimLayout(source: string, isAfterBlock: boolean, isBeforeBlock: boolean): string {
  const trimmed = isAfterBlock ? source.trim() : source;
  return isBeforeBlock ? trimmed.trimEnd() : trimmed;
}

function readBlock(
  value: string,
  block: TaggedBlock,
  target: CallTarget,
  declared: ReadonlySet<string>,
): void {
  const content = value.slice(block.contentStart, block.contentEnd);
  if (block.name !== 'tool_call') {
    const thought = content.trim();
    if (thought !== '') target.parts.push(reasoning(thought));
    return;
  }
  const shapeOf = shapeReader(target, declared);
  const values = block.values.map((item) => item.value);
  const isRead =
    block.error === undefined &&
    values.length > 0 &&
    pushCalls(values.length === 1 ? (values[0] ?? null) : values, target, shapeOf);
  if (!isRead) readWrittenCalls(content, target, shapeOf, value.slice(block.start, block.end));
}

/** An opening mark without its end: a call that was cut short of its mark, or a mark that the text mentions. */
function readUnclosed(
  tail: string,
  isAfterBlock: boolean,
  target: CallTarget,
  declared: ReadonlySet<string>,
): void {
  const mark = tail.indexOf(CALL);
  const content = mark === -1 ? '' : tail.slice(mark + CALL.length);
  if (/^(?:\s|\\n)*[{[]/.test(content)) {
    const before = trimLayout(tail.slice(0, mark), isAfterBlock, true);
    if (before.trim() !== '') target.parts.push(text(before));
    const { length } = target.parts;
    readWrittenCalls(content, target, shapeReader(target, declared), tail.slice(mark));
    if (target.parts[length]?.type === 'tool_call') {
      const path = [...target.path, 'content', length];
      target.context.report('CALL_REPAIRED', { repair: 'the closing </tool_call> is missing' }, path);
    }
    return;
  }
  const marker = mark === -1 ? '<think>' : CALL;
  target.context.report('TEXT_CONTROL_MARKER', { marker }, [...target.path, 'content', target.parts.length]);
  target.parts.push(text(trimLayout(tail, isAfterBlock, false)));
}

/** Six rows of the dataset put the name of a declared tool inside the arguments; nothing else names the call. */
function shapeReader(
  target: CallTarget,
  declared: ReadonlySet<string>,
): (value: JsonValue) => CallShape | undefined {
  return (value) => {
    const shape = callShapeOf(value);
    if (shape !== undefined || !isJsonObject(value) || !isJsonObject(value['arguments'])) return shape;
    const { name } = value['arguments'];
    if (typeof name !== 'string' || !declared.has(name)) return undefined;
    const args: Record<string, JsonValue> = {};
    for (const key of Object.keys(value['arguments'])) {
      if (key !== 'name') setKey(args, key, value['arguments'][key] as JsonValue);
    }
    const path = [...target.path, 'content', target.parts.length];
    target.context.report('CALL_REPAIRED', { repair: 'the name stood inside the arguments' }, path);
    return callShapeOf({ ...value, name, arguments: args });
  };
}
