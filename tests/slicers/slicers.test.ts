import { test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { loadSlicer } from './load-slicer.ts';
import {
  assistant,
  reasoning,
  text,
  toolCall,
  toolMessage,
  toolResult,
  user,
} from '../../src/record/build.ts';
import { type UnifiedRecord, UnifiedRecordSchema } from '../../src/record/schema.ts';
import type { Slicer } from '../../src/slicers/slicer.ts';
import { unifiedRecord } from '../arbitraries/unified-record.ts';
import { deepFreeze } from '../contracts/deep-freeze.ts';

const last = await loadSlicer('last');
const calls = await loadSlicer('calls');
const turns = await loadSlicer('turns');
const none = await loadSlicer('none');

function slicesOf(slicer: Slicer, record: UnifiedRecord): UnifiedRecord[] {
  return Array.from(slicer.slice(record));
}

/** Five assistant turns, three of which call; it ends on the user. */
const dialogue: UnifiedRecord = deepFreeze<UnifiedRecord>({
  schema_version: 1,
  id: 'demo/1',
  source: { dataset: 'demo', format: 'openai-chat', row: 1 },
  task_instruction: null,
  tools: [],
  messages: [
    user('Hi'),
    assistant(text('Hello')),
    user('Weather in Paris and Rome?'),
    assistant(reasoning('Two calls'), toolCall('1', 'weather', { city: 'Paris' })),
    toolMessage(toolResult('1', 'sunny')),
    assistant(toolCall('2', 'weather', { city: 'Rome' }), toolCall('3', 'now', {})),
    toolMessage(toolResult('2', 'rain'), toolResult('3', 12)),
    assistant(text('Sunny, rain')),
    user('Mail it'),
    assistant(toolCall('4', 'mail', {})),
    user('Thanks'),
  ],
  labels: { behaviour: 'call' },
  issues: [
    { code: 'CALL_UNANSWERED', severity: 'info', path: 'messages[9].content[0]', message: '…' },
    { code: 'TOOL_SHAPE', severity: 'warning', path: 'tools[0]', message: '…' },
  ],
});

describe('slicers', () => {
  it('make a sample for each calling turn, each turn, or the last one', () => {
    expect(slicesOf(calls, dialogue).map(({ id }) => id)).toEqual(['demo/1#3', 'demo/1#5', 'demo/1#9']);
    expect(slicesOf(turns, dialogue).map(({ id }) => id)).toEqual(
      [1, 3, 5, 7, 9].map((index) => `demo/1#${index}`),
    );
    expect(slicesOf(last, dialogue).map(({ id }) => id)).toEqual(['demo/1#9']);
    expect(slicesOf(none, dialogue)).toEqual([dialogue]);
  });

  it('keep everything before the target and nothing after it', () => {
    const [, second] = calls.slice(dialogue);
    expect(second?.messages).toEqual(dialogue.messages.slice(0, 6));
    expect(slicesOf(last, dialogue)[0]?.messages).toEqual(dialogue.messages.slice(0, 10));
  });

  it('write the policy and the message into the lineage', () => {
    const [first] = turns.slice(dialogue);
    expect(first?.lineage).toEqual([
      { op: 'slice', version: 1, seed: null, parent_id: 'demo/1', detail: { policy: 'turns', message: 1 } },
    ]);
  });

  it('drop labels from slices that end early, and issues about messages that are gone', () => {
    const samples = slicesOf(turns, dialogue);
    expect(samples.map(({ labels }) => labels !== undefined)).toEqual([false, false, false, false, true]);
    expect(samples.map(({ issues }) => issues?.length)).toEqual([1, 1, 1, 1, 2]);
  });

  it('give nothing for a record without an assistant turn, except none', () => {
    const record = { ...dialogue, messages: [user('Hi')] };
    expect([last, calls, turns].flatMap((slicer) => slicesOf(slicer, record))).toEqual([]);
    expect(slicesOf(none, record)).toEqual([record]);
  });

  it('take no message as a target that the source keeps out of the loss', () => {
    const untrained = { ...assistant(text('old')), train: false };
    const record = { ...dialogue, messages: [user('a'), assistant(text('b')), user('c'), untrained] };
    expect(slicesOf(turns, record).map(({ id }) => id)).toEqual(['demo/1#1']);
    expect(slicesOf(last, record)[0]?.messages).toHaveLength(2);
  });

  it('give the record itself where the last message is the target', () => {
    const record = { ...dialogue, messages: dialogue.messages.slice(0, 10) };
    expect(slicesOf(last, record)[0]).toBe(record);
  });

  property.prop([unifiedRecord()])('give as many samples as there are turns and calls', (record) => {
    const frozen = deepFreeze(record);
    const targets = record.messages.filter(({ role, train }) => role === 'assistant' && train !== false);
    const calling = targets.filter(({ content }) => content.some(({ type }) => type === 'tool_call'));
    const samples = slicesOf(turns, frozen);
    expect(samples).toHaveLength(targets.length);
    expect(slicesOf(calls, frozen)).toHaveLength(calling.length);
    expect(slicesOf(last, frozen)).toHaveLength(Math.min(targets.length, 1));
    for (const sample of samples) {
      expect(sample.messages.at(-1)?.role).toBe('assistant');
      expect(UnifiedRecordSchema.safeParse(sample).success).toBe(true);
    }
  });
});
