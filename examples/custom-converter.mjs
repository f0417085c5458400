/*
 * A converter of your own, used as a plugin:
 *   xlam-unify examples/my-logs.jsonl --plugin examples/custom-converter.mjs
 */
import { z } from 'zod';
import { assistant, defineConverter, toolCall, user } from 'xlam-toolkit';

const isLog = (row) => row !== null && typeof row === 'object' && 'ask' in row && 'did' in row;

export const converters = [
  defineConverter({
    id: 'my-logs',
    card: {
      title: 'Logs of my assistant',
      home: 'https://example.com',
      license: 'private',
      row: '{ ask, did: { tool, args } }',
      keeps: ['the question and the call'],
      losses: [],
    },
    raw: z.looseObject({ ask: z.string(), did: z.looseObject({ tool: z.string() }) }),
    probe: (rows) => (rows.length > 0 && rows.every(isLog) ? 90 : 0),
    *convert({ ask, did }) {
      yield {
        task_instruction: null,
        tools: null,
        messages: [user(ask), assistant(toolCall('call_1', did.tool, did.args ?? {}))],
      };
    },
  }),
];
