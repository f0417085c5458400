import { failure, type Result, success } from '../../parsers/result.ts';
import { skipSpace } from '../../syntaxes/codecs/text-body.ts';

const TAGS = ['user', 'think', 'tool_call', 'obs', 'response'] as const;
export type BlockTag = (typeof TAGS)[number];

/** One block `<tag>…</tag>`, by its places in the text. */
export interface Block {
  readonly tag: BlockTag;
  readonly start: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly end: number;
}

/**
 * A text of blocks and nothing else → its blocks in order. A block ends at the first closing tag behind which another
 * block or the end of the text follows, so that thoughts and texts may speak of tags. Text outside of blocks is an
 * error, with its place.
 */
export function scanBlocks(text: string, start: number): Result<readonly Block[]> {
  const blocks: Block[] = [];
  let at = skipSpace(text, start);
  while (at < text.length) {
    const tag = tagAt(text, at);
    if (tag === undefined) return failure('text outside of the blocks', at);
    const innerStart = at + tag.length + 2;
    const innerEnd = findEnd(text, tag, innerStart);
    if (innerEnd === -1) return failure(`<${tag}> is not closed`, at);
    const end = innerEnd + tag.length + 3;
    blocks.push({ tag, start: at, innerStart, innerEnd, end });
    at = skipSpace(text, end);
  }
  return success(blocks);
}

/** The tag that opens at a place. */
export function tagAt(text: string, at: number): BlockTag | undefined {
  return TAGS.find((tag) => text.startsWith(`<${tag}>`, at));
}

function findEnd(text: string, tag: BlockTag, from: number): number {
  const closing = `</${tag}>`;
  const first = text.indexOf(closing, from);
  for (let end = first; end !== -1; end = text.indexOf(closing, end + 1)) {
    const next = skipSpace(text, end + closing.length);
    if (next >= text.length || tagAt(text, next) !== undefined) return end;
  }
  return first;
}
