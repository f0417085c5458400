import type { Step, Tool, UnifiedRecord } from '../../record/schema.ts';

/** Puts the tools back; nothing if `order` is not a permutation of them. */
export function undoShuffleTools(record: UnifiedRecord, detail: Step['detail']): UnifiedRecord | undefined {
  const { tools } = record;
  const order = detail['order'];
  if (tools === null || !Array.isArray(order) || order.length !== tools.length) return undefined;
  const restored = new Map<unknown, Tool>(tools.map((tool, position) => [order[position], tool]));
  const former: Tool[] = [];
  for (let position = 0; position < tools.length; position += 1) {
    const tool = restored.get(position);
    if (tool === undefined) return undefined;
    former.push(tool);
  }
  return { ...record, tools: former };
}
