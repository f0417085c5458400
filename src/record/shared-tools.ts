import { printJson } from '../json/print-json.ts';
import type { Tool } from './schema.ts';

/* Datasets repeat their tools. One that several records share is printed once. */
const texts = new WeakMap<Tool, string>();

const UNPRINTED = '';

/** Says that the tool, which is never changed, stands in several records. */
export function shareTool(tool: Tool): void {
  texts.set(tool, UNPRINTED);
}

/** The compact JSON of a shared tool; undefined for a tool of one record. */
export function printSharedTool(tool: Tool): string | undefined {
  const known = texts.get(tool);
  if (known !== UNPRINTED) return known;
  const text = printJson(tool);
  texts.set(tool, text);
  return text;
}
