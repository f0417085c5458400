import { assistant, toolCall, user } from '../../src/record/build.ts';
import type { UnifiedRecord } from '../../src/record/schema.ts';
import type { JsonObject } from '../../src/json/json-value.ts';
import { deepFreeze } from '../contracts/deep-freeze.ts';

export const weatherSchema: JsonObject = {
  type: 'object',
  properties: {
    city: { type: 'string', description: 'Where' },
    days: { type: 'integer', minimum: 1 },
    units: { enum: ['metric', 'imperial'] },
    options: {
      type: 'object',
      properties: { alerts: { type: 'boolean' }, lang: { type: 'string' }, hourly: { type: 'boolean' } },
      required: ['alerts', 'lang'],
    },
  },
  required: ['city', 'days'],
};

/** Three tools, two calls, arguments in an order of their own. */
export function sampleRecord(changes: Partial<UnifiedRecord> = {}): UnifiedRecord {
  const record: UnifiedRecord = {
    schema_version: 1,
    id: 'demo/1',
    source: { dataset: 'demo', format: 'xlam-60k', row: 1 },
    task_instruction: null,
    tools: [
      { name: 'weather', description: 'Weather of a city', parameters: weatherSchema },
      {
        name: 'mail',
        description: 'Sends mail',
        parameters: {
          type: 'object',
          properties: { to: { type: 'string' }, subject: { type: 'string' }, body: { type: 'string' } },
        },
      },
      { name: 'now', description: 'The time', parameters: { type: 'object', properties: {} } },
    ],
    messages: [
      user('Weather in Paris for three days, and mail it to Ann.'),
      assistant(
        toolCall('call_1', 'weather', {
          city: 'Paris',
          days: 3,
          units: 'metric',
          options: { alerts: true, lang: 'fr', hourly: false },
        }),
        toolCall('call_2', 'mail', { to: 'Ann', subject: 'Weather', body: 'Sunny' }),
      ),
    ],
    ...changes,
  };
  return deepFreeze(record);
}
