import { printExample } from '../codecs/example-turns.ts';
import { NO_CALL } from './parse.ts';
import { print } from './print.ts';

const EXAMPLE = printExample(print);
const NO_ARGUMENTS = printExample(print, { calls: [{ name: 'third_function', arguments: {} }] });

export const formatInstructions: readonly string[] = [
  `Write each function call as a sentence: the word Call, the name of the function in double quotes, the word with, and the arguments as "name" = value, separated by commas; a full stop ends the sentence. The values are written as in JSON. Several calls are several sentences, each on a line of its own, in the order in which they are to be made.
Example:
${EXAMPLE}
A function that needs no arguments is called like this: ${NO_ARGUMENTS} If no function is to be called, write: ${NO_CALL} You may also answer the user in a text of your own then.`,
  `Say which functions to call, one sentence a line:
${EXAMPLE}
Names in double quotes, values as in JSON. No call: ${NO_CALL} Or just reply to the user.`,
  `Output format
- One line per call: Call "<function name>" with "<argument name>" = <value>, …
- Every line ends with a full stop.
- Values: strings in double quotes; numbers, true, false, null, lists and objects as in JSON.
- Without arguments: ${NO_ARGUMENTS}
- No call needed: ${NO_CALL} An answer in ordinary prose is fine too.

A valid output:

${EXAMPLE}`,
  `When you use functions, state the calls in plain English, always in the same words, so that a program can follow you:

${EXAMPLE}

Quote the names of functions and arguments, and write the values in JSON. Do not put anything else around the sentences. When nothing has to be called, say "${NO_CALL}" without the quotes, or talk to the user instead.`,
  `The calls you decide on are written as sentences, as in
${EXAMPLE}
Here two functions are called; a single call is a single sentence, and a function without arguments reads ${NO_ARGUMENTS} Should no function be of use, write ${NO_CALL} or simply answer in your own words.`,
];
