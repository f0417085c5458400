import { EXAMPLE_CALLS, EXAMPLE_THOUGHT, printExample } from '../codecs/example-turns.ts';
import { print } from './print.ts';

const EXAMPLE = printExample(print, EXAMPLE_THOUGHT);
const CALLS = printExample(print, EXAMPLE_CALLS);
const NO_CALL = printExample(print, { calls: [] });

export const formatInstructions: readonly string[] = [
  `Give your function calls as a JSON list between <tool_call> and </tool_call>. Each element is an object with the "name" of the function and its "arguments" as an object; several calls are several elements of this one list. If you reason first, put the reasoning before it, between <think> and </think>.
Example:
${EXAMPLE}
If no function is to be called, the list is empty: ${NO_CALL}. An answer without calls may also be plain text without tags.`,
  `Answer in this form:
${CALLS}
Optionally put <think>your thoughts</think> and a space in front. No call: ${NO_CALL}, or plain text without any tag.`,
  `Output format
- Optional: <think> your reasoning </think>.
- One <tool_call> tag with a JSON list of {"name": <function name>, "arguments": {<argument name>: <value>, …}}.
- All calls share that list; the tag appears once.
- Nothing to call: ${NO_CALL}, or a plain text instead of the tags.

A valid output:

${EXAMPLE}`,
  `Every function that you want to run is an entry of one JSON array, and the array is wrapped in <tool_call></tool_call>:

${CALLS}

Reasoning is welcome in <think></think> before the array. Leave the array empty, as in ${NO_CALL}, when no function fits, or reply to the user in plain text and write no tags at all.`,
  `Your answer will be checked by a program. It takes what is between <tool_call> and </tool_call>, parses it as a JSON list and runs the calls in it, here two of them:
${EXAMPLE}
The <think> part is optional. Use exactly the function and argument names that were given to you, with values of the right type. To run nothing, send ${NO_CALL} or a plain text.`,
];
