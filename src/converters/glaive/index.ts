import { isJsonObject, type JsonValue } from '../../json/json-value.ts';
import { defineConverter } from '../converter.ts';
import { convert } from './convert.ts';
import { GlaiveRowSchema } from './raw.ts';

const CERTAIN = 95;
const HEADER = /(?:^|\n)(?:USER|ASSISTANT):/;

/** Rows whose chat is a text with speakers in capitals. */
function probe(rows: readonly JsonValue[]): number {
  const fitting = rows.filter((row) => {
    if (!isJsonObject(row)) return false;
    const { sample, system } = row;
    const chat = row['chat'] ?? sample;
    if (typeof chat !== 'string' || !HEADER.test(chat)) return false;
    return chat === sample ? chat.trimStart().startsWith('SYSTEM:') : typeof system === 'string';
  });
  return fitting.length > 0 && fitting.length * 2 >= rows.length ? CERTAIN : 0;
}

export default defineConverter({
  id: 'glaive',
  card: {
    title: 'glaive-function-calling, v2 (system and chat as text) and v1 (one text)',
    home: 'https://huggingface.co/datasets/glaiveai/glaive-function-calling-v2',
    license: 'Apache-2.0',
    row: '{"system": "SYSTEM: … {functions}", "chat": "USER: …\\n\\n\\nASSISTANT: <functioncall> {…} <|endoftext|>"}',
    keeps: [
      'turns in order, also two of one speaker in a row; text before a call',
      'calls with arguments in single quotes, apostrophes and all; several in one turn; "AI to= name:" calls',
      'calls that cannot be read, as text and reported; arguments that are no object, as text and reported',
      'results linked to the open call',
    ],
    losses: [
      'white space around turns; how the functions were laid out',
      'the end mark <|endoftext|> of assistant turns (reported where it stands inside a text)',
    ],
  },
  raw: GlaiveRowSchema,
  probe,
  convert,
});
