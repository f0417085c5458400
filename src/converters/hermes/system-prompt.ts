import type { JsonValue } from '../../json/json-value.ts';
import { angleTag, findBlocks } from '../../parsers/tagged-blocks.ts';

/** A system text that lists the tools, taken apart. */
export interface SystemPrompt {
  /** The text without the listing and without the sentences about its tags; null where nothing is left. */
  readonly instruction: string | null;
  /** The text before `<tools>` and after `</tools>`: with the listing between them, the whole text. */
  readonly before: string;
  readonly after: string;
  /** What stands between the tags. */
  readonly listing: string;
  /** The same as JSON; `undefined` where it is not strict JSON. */
  readonly tools: JsonValue | undefined;
}

const TOOLS_TAG = angleTag('tools', 'json');

/**
 * Finds the listing of tools in a system text; `undefined` where there is none. The prompts of the dataset name the
 * tags once before they use them ("within <tools> </tools> XML tags"), so the first block that is not blank counts.
 */
export function parseSystemPrompt(text: string): SystemPrompt | undefined {
  if (!text.includes(TOOLS_TAG.open)) return undefined;
  for (const block of findBlocks(text, [TOOLS_TAG]).blocks) {
    const listing = text.slice(block.contentStart, block.contentEnd);
    if (listing.trim() === '') continue;
    const values = block.values.map(({ value }) => value);
    const [first] = values;
    const before = text.slice(0, block.contentStart);
    const after = text.slice(block.contentEnd);
    return {
      instruction: instructionOf(text.slice(0, block.start), text.slice(block.end)),
      before,
      after,
      listing,
      // One list, or one object a line.
      tools: block.error !== undefined ? undefined : values.length === 1 ? first : values,
    };
  }
  return undefined;
}

/*
 * The three prompts of the dataset (func_calling, extraction, glaive_func_calling; NousResearch's function-calling
 * repository, prompt_assets) say where the tools stand and how to write a call. That is the format's own text, not the
 * task: it would be wrong beside another syntax. The words are kept in extras.
 */
const FORMAT_START =
  /use the following pydantic model json schema for each tool call|for each (?:extraction )?function call return a json object/i;
const FORMAT_END = '</tool_call>';
const LEAD_IN = /here are the available tools:\s*$/i;

function instructionOf(before: string, after: string): string | null {
  const task = cutTagSentence(before.replace(LEAD_IN, '')).trim();
  const rest = cutFormat(after).trim();
  const instruction = task === '' || rest === '' ? `${task}${rest}` : `${task}\n${rest}`;
  return instruction === '' ? null : instruction;
}

/** Without the sentence that names the tags: "You are provided with … within <tools></tools> XML tags." */
function cutTagSentence(text: string): string {
  const mention = text.indexOf('<tools>');
  if (mention === -1) return text;
  let start = mention;
  while (start > 0 && !'.!?:\n'.includes(text[start - 1] ?? '')) start -= 1;
  const close = text.indexOf('</tools>', mention);
  let end = close === -1 ? mention : close;
  while (end < text.length && text[end] !== '.' && text[end] !== '\n') end += 1;
  const rest = text.slice(Math.min(end + 1, text.length));
  // One of the three prompts has no blank between its sentences.
  return start > 0 && /^\S/.test(rest) ? `${text.slice(0, start)} ${rest}` : text.slice(0, start) + rest;
}

/** Without the instruction how to write a call, up to the example that ends it. */
function cutFormat(text: string): string {
  const start = text.search(FORMAT_START);
  const end = text.lastIndexOf(FORMAT_END);
  return start === -1 || end < start ? text : text.slice(0, start) + text.slice(end + FORMAT_END.length);
}
