import { EXAMPLE_CALLS, EXAMPLE_THOUGHT, printExample } from '../codecs/example-turns.ts';
import { print } from './print.ts';

const EXAMPLE = printExample(print, EXAMPLE_THOUGHT);
const CALLS = printExample(print, EXAMPLE_CALLS);
const REPLY = printExample(print, { text: 'your reply', calls: [] });

export const formatInstructions: readonly string[] = [
  `Write your answer in tagged blocks. Thoughts, if you give any, come first between <think> and </think>. Function calls come next between <tool_call> and </tool_call>: one JSON object per line, with the "name" of the function and its "parameters". What you say to the user comes last between <response> and </response>. Give calls, a response, or both.
Example with two calls:
${EXAMPLE}
Without calls, leave the block of calls out and respond: ${REPLY}`,
  `Format:
${CALLS}
One JSON object per line and call. A <think> block may stand in front, a <response> block behind. No call: only ${REPLY}`,
  `Output format
- <think> … </think>: your reasoning; optional, first.
- <tool_call> … </tool_call>: one line per call, {"name": <function name>, "parameters": {<parameter name>: <value>, …}}; left out when nothing is called.
- <response> … </response>: the text for the user; required when nothing is called.
- Nothing outside of these blocks.

A valid output with two calls:

${EXAMPLE}`,
  `Call functions by listing them, one JSON object a line, inside a single pair of <tool_call> tags. The arguments go under the key "parameters", with the types that the function declares:

${CALLS}

If you want to reason first, do so in <think> tags before this block. If there is nothing to call, write no <tool_call> block and reply in <response> tags, as in ${REPLY}`,
  `Your turn consists of up to three parts in this order: reasoning in <think></think>, calls in <tool_call></tool_call>, reply in <response></response>. Reasoning is optional; of the other two at least one is needed. However many calls you make, there is one <tool_call> block, and each line of it is a call:
${EXAMPLE}
A turn that calls nothing: ${REPLY}`,
];
