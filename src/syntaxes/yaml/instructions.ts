import { printExample } from '../codecs/example-turns.ts';
import { print } from './print.ts';

const EXAMPLE = printExample(print);

export const formatInstructions: readonly string[] = [
  `Write your function calls as a YAML list. Each item has the keys name, the name of the function, and arguments, a mapping that gives each argument by its name. Several calls are several items, in the order in which they are to be made. Put all strings and all argument names in double quotes, and write numbers, true, false and null without quotes.
Example:
${EXAMPLE}
If no function is to be called, write the empty list [] or, where the user needs an answer, plain text. A function without arguments gets "arguments: {}".`,
  `Answer in YAML, one list item per call:
${EXAMPLE}
Strings and argument names in double quotes. No call: [] or a reply in plain text.`,
  `Output format
- A YAML block list, nothing before it and nothing after it.
- One item per function call, with the keys name and arguments.
- arguments is a mapping, indented below its key, or {} when there are none.
- Strings always in double quotes, with JSON's escapes such as \\n and \\"; line breaks never raw.
- No call needed: an empty list [], or an answer in ordinary prose.

A valid output:

${EXAMPLE}`,
  `When you use functions, reply with valid YAML only. List the calls with a dash each; give the function under "name" and its inputs under "arguments". Quote strings with double quotes, so that a value like "no" or "1:30" stays a string:

${EXAMPLE}

When nothing has to be called, return [] or talk to the user in plain text instead.`,
  `The calls you decide on go into a YAML document, as in
${EXAMPLE}
Here two functions are called; a single call is a list with a single item. Nested lists and objects are indented by two more spaces; empty ones are written [] and {}. Should no function be of use, give an empty list ([]) or simply answer in words.`,
];
