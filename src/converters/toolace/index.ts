import type { JsonObject } from '../../json/json-value.ts';
import { defineConverter } from '../converter.ts';
import { probeShare } from '../reading/probe-share.ts';
import { hasTurns } from '../reading/turn-rows.ts';
import { convert } from './convert.ts';
import { ToolaceRowSchema } from './raw.ts';
import { LISTING_MARK } from './system-text.ts';

export default defineConverter({
  id: 'toolace',
  card: {
    title: 'ToolACE, and its conversions to other role names',
    home: 'https://huggingface.co/datasets/Team-ACE/ToolACE',
    license: 'Apache-2.0',
    row: '{"system": "… Here is a list of functions … [{…}] …", "conversations": [{"from", "value"}]}',
    keeps: [
      'calls written as Python does, with any name up to the bracket, nested values and JSON literals',
      'positional arguments, named after the parameters of the declared tool and reported',
      'results, one for each call, linked by name and order',
      'the system text around the listing of the tools, in extras.system_text',
    ],
    losses: [
      'the white space of the listing and of calls, the quotes of strings; whether a list was a tuple or a set',
      'the white space between a text and the calls behind it',
      'an empty column of tools beside the listing; the spelling of a role',
    ],
  },
  raw: ToolaceRowSchema,
  probe: (rows) => probeShare(rows, 96, (row) => hasTurns(row) && systemTextOf(row).includes(LISTING_MARK)),
  convert,
});

function systemTextOf(row: JsonObject & { readonly conversations: readonly JsonObject[] }): string {
  const { system } = row;
  if (typeof system === 'string') return system;
  const [first] = row.conversations;
  return first?.['from'] === 'system' && typeof first['value'] === 'string' ? first['value'] : '';
}
