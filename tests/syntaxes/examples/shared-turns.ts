import { NumberLexeme } from '../../../src/json/json-value.ts';
import type { Call, Turn } from '../../../src/record/turn.ts';

/* The turns that the examples of all syntaxes are about. */

export const WEATHER: Call = { name: 'get_weather', arguments: { city: 'Paris', days: 3 } };
export const MAIL: Call = { name: 'send_mail', arguments: { to: 'a@b.c', urgent: true } };

export const ONE: Turn = { calls: [WEATHER] };
export const TWO: Turn = { calls: [WEATHER, MAIL] };
export const NONE: Turn = { calls: [] };
export const TEXT: Turn = { text: 'TEXT', calls: [] };
export const TEXT_AND_CALL: Turn = { text: 'TEXT', calls: [WEATHER] };
export const THOUGHT_AND_CALL: Turn = { reasoning: 'THINK', calls: [WEATHER] };
export const ALL: Turn = { reasoning: 'THINK', text: 'TEXT', calls: [WEATHER] };

/** One argument of every kind, with what printers get wrong. */
export const KINDS: Turn = {
  calls: [
    {
      name: 'f',
      arguments: {
        text: 'a "b" \\ é\n<&>',
        number: new NumberLexeme('1.0'),
        none: null,
        list: [1, [], { k: false, e: {} }],
      },
    },
  ],
};

/** What every syntax refuses, whatever it looks like. */
export const ALWAYS_DECLARED =
  'nesting deeper than|which is not a JSON number|without its text|kept as text|would not read back as text';
