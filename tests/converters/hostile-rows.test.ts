import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import glaive from '../../src/converters/glaive/index.ts';
import hermes from '../../src/converters/hermes/index.ts';
import openaiChat from '../../src/converters/openai-chat/index.ts';
import sharegpt from '../../src/converters/sharegpt/index.ts';
import unified from '../../src/converters/unified/index.ts';
import type { Converter } from '../../src/converters/converter.ts';
import type { JsonValue } from '../../src/json/json-value.ts';
import { printJson } from '../../src/json/print-json.ts';
import { RowConverter } from '../../src/pipeline/row-converter.ts';
import { deepFreeze } from '../contracts/deep-freeze.ts';
import { recordProblems } from '../contracts/record-validator.ts';

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;

/** Texts that are made of the marks of the formats, so that they are nearly right. */
const marked = fc
  .array(
    fc.constantFrom(
      '<think>',
      '</think>',
      '<tool_call>',
      '</tool_call>',
      '<tool_response>',
      '</tool_response>',
      '<tools>',
      '</tools>',
      '<functioncall>',
      '<|endoftext|>',
      '\n\nUSER: ',
      '\n\nASSISTANT: ',
      '\n\nFUNCTION RESPONSE: ',
      'AI to= f: ',
      '{"name": "f", "arguments": {"a": 1}}',
      "{'name': 'f', 'arguments': {}}",
      '[{"name": "f"}]',
      '\\n',
      '\n',
      ' words ',
      '{',
      '"',
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

const anything = fc.oneof(json, marked, fc.constant(null), fc.constant(''));

/** Objects that have any of these keys, with values that mostly are of the wrong kind. */
function objectOf(fields: Record<string, fc.Arbitrary<JsonValue>>): fc.Arbitrary<JsonValue> {
  return fc.record({ ...fields, unknown: anything }, { requiredKeys: [] });
}

const call = objectOf({
  id: fc.oneof(fc.constantFrom('a', 'b'), anything),
  type: fc.oneof(fc.constant('function'), anything),
  name: fc.oneof(fc.constant('f'), anything),
  arguments: anything,
  parameters: anything,
  function: objectOf({ name: fc.oneof(fc.constant('f'), anything), arguments: anything }),
});
const tool = fc.oneof(
  fc.constant({ name: 'f', description: 'F.', parameters: { type: 'object', properties: {} } }),
  anything,
);
const tools = fc.oneof(fc.array(tool, { maxLength: 3 }), anything);

const message = objectOf({
  role: fc.constantFrom('system', 'developer', 'user', 'assistant', 'tool', 'function'),
  content: fc.oneof(marked, anything, fc.array(objectOf({ type: fc.constant('text'), text: anything }))),
  name: anything,
  tool_calls: fc.oneof(fc.array(call, { maxLength: 3 }), anything),
  function_call: fc.oneof(call, anything),
  tool_call_id: fc.oneof(fc.constantFrom('a', 'b'), anything),
  reasoning_content: anything,
  is_error: anything,
  train: anything,
  weight: anything,
});
const messages = fc.array(message, { maxLength: 6 });

const turn = objectOf({
  from: fc.constantFrom('system', 'human', 'gpt', 'function_call', 'observation', 'tool'),
  value: fc.oneof(marked, anything, call),
  loss: anything,
});
const turns = fc.array(turn, { maxLength: 6 });
const facts = { id: anything, label: anything, reward: anything, license: anything };

const cases: readonly (readonly [Converter, fc.Arbitrary<JsonValue>])[] = [
  [
    openaiChat,
    objectOf({
      ...facts,
      messages: fc.oneof(messages, anything),
      traj: fc.oneof(messages, anything),
      prompt: fc.oneof(messages, anything),
      chosen: fc.oneof(messages, message, anything),
      rejected: fc.oneof(messages, message, anything),
      tools,
      functions: tools,
    }),
  ],
  [
    sharegpt,
    objectOf({
      ...facts,
      conversations: fc.oneof(turns, anything),
      tools,
      system: anything,
      chosen: turn,
      rejected: turns,
    }),
  ],
  [hermes, objectOf({ ...facts, conversations: fc.oneof(turns, anything), tools })],
  [glaive, objectOf({ ...facts, system: marked, chat: fc.oneof(marked, anything), sample: marked })],
  [unified, objectOf({ schema_version: fc.constantFrom(1, 2, null), messages, tools, source: anything })],
];

describe.each(cases.map(([converter, row]) => ({ id: converter.id, converter, row })))(
  'the converter $id on rows that are nearly of its format',
  ({ converter, row }) => {
    test('gives valid records or a reason, and never throws', () => {
      fc.assert(
        fc.property(row, (value) => {
          const rows = new RowConverter(converter, { dataset: 'd', file: 'f' });
          const outcome = rows.convert(deepFreeze(value), 1, false);
          if ('rejected' in outcome) {
            expect(outcome.rejected.severity).toBe('error');
            return;
          }
          for (const record of outcome.records) expect(recordProblems(printJson(record))).toEqual([]);
        }),
        { numRuns: 300 },
      );
    });

    test('gives a score between 0 and 100 for any rows', () => {
      fc.assert(
        fc.property(fc.array(fc.oneof(row, json), { maxLength: 5 }), (rows) => {
          const score = converter.probe(rows);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
        }),
      );
    });
  },
);
