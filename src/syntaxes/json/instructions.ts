import { printExample } from '../codecs/example-turns.ts';
import { print } from './print.ts';

const EXAMPLE = printExample(print);

export const formatInstructions: readonly string[] = [
  `Write your function calls as one JSON list. Each call is an object with two keys: "name", the name of the function, and "arguments", an object that gives each argument by its name. Several calls are several objects in the same list, in the order in which they are to be made. Every value must have the type that the function declares.
Example:
${EXAMPLE}
If no function is to be called, write the empty list [] or, where the user needs an answer, plain text.`,
  `Answer with a JSON list of calls, for example:
${EXAMPLE}
One object per call, all calls in one list. No call: [] or a reply in plain text.`,
  `Output format
- A JSON list, nothing before it and nothing after it.
- One element per function call: {"name": <function name>, "arguments": {<argument name>: <value>, …}}.
- More than one call: more elements in the list.
- No call needed: an empty list [], or an answer in ordinary prose.
- Strings in double quotes; numbers, true, false and null without quotes.

A valid output:

${EXAMPLE}`,
  `When you use functions, reply with valid JSON only. The top level is an array; its elements are the calls you make, each holding the function's "name" and its "arguments" as a nested object. Put parallel calls side by side in that array, like this:

${EXAMPLE}

When nothing has to be called, return [] or talk to the user in plain text instead.`,
  `The calls you decide on go into a JSON array, as in
${EXAMPLE}
Here two functions are called; with a single call the array has a single object. Name the arguments exactly as the function declares them and mind their types. Should no function be of use, give an empty array ([]) or simply answer in words.`,
  `Please give the functions to call as JSON: [ … ] with an object for each call, and in each object "name" and "arguments". An example with two calls is ${EXAMPLE} and an example without any call is []. You may also write a normal text instead of the empty list, but never text and calls together.`,
];
