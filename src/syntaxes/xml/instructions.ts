import { printExample } from '../codecs/example-turns.ts';
import { print } from './print.ts';

const EXAMPLE = printExample(print);
const NO_CALL = printExample(print, { calls: [] });

export const formatInstructions: readonly string[] = [
  `Write your function calls as XML. The element <tool_calls> holds one <call> per function call, in the order in which they are to be made, and its attribute "name" is the name of the function. Each argument is an <arg> with its name and its type: type="string" for a string, whose text stands in the element, and type="json" for every other value, written as JSON. Escape & as &amp;, < as &lt; and > as &gt;.
Example:
${EXAMPLE}
If no function is to be called, write ${NO_CALL} or, where the user needs an answer, plain text.`,
  `Answer in XML, one <call> per function call:
${EXAMPLE}
Strings are type="string", all other values type="json". No call: ${NO_CALL} or a reply in plain text.`,
  `Output format
- The root element is <tool_calls>; nothing stands before it and nothing after it.
- Every call is a <call name="…">; several calls are several elements.
- Every argument is an <arg name="…" type="…"> inside its call.
- The type is "string" (plain text, with &amp; &lt; &gt; escaped) or "json" (numbers, booleans, null, lists and objects in JSON).
- No call needed: ${NO_CALL}, or an answer in ordinary prose.

A valid output:

${EXAMPLE}`,
  `When you use functions, reply with well-formed XML only. Wrap all calls in <tool_calls>, name each function in the "name" attribute of its <call>, and give its arguments as <arg> elements. Text arguments carry type="string"; for anything else take type="json" and write the value as JSON, like this:

${EXAMPLE}

When nothing has to be called, return ${NO_CALL} or talk to the user in plain text instead.`,
  `The calls you decide on go into an XML element, as in
${EXAMPLE}
Here two functions are called; a single call is a single <call>. A function without arguments has an empty <call> element with an end tag. Remember that &, < and > inside of values are written &amp;, &lt; and &gt;. Should no function be of use, give ${NO_CALL} or simply answer in words.`,
];
