import { printExample } from '../codecs/example-turns.ts';
import { print } from './print.ts';

const EXAMPLE = printExample(print);

export const formatInstructions: readonly string[] = [
  `Write your function calls as one Python list of calls. Each call is the name of the function and, in parentheses, its arguments by name. Several calls stand in the same list, separated by commas, in the order in which they are to be made. The values are Python literals: strings in quotes, numbers, True, False, None, lists and dictionaries.
Example:
${EXAMPLE}
If no function is to be called, write the empty list [] or, where the user needs an answer, plain text.`,
  `Answer with a Python list of calls, for example:
${EXAMPLE}
All calls in one list, all arguments by name. No call: [] or a reply in plain text.`,
  `Output format
- A list in square brackets, nothing before it and nothing after it.
- Its elements are the calls: function_name(argument_name=value, …).
- More than one call: more elements in the list.
- Values are literals of Python; no variables, no calls inside of calls, no arithmetic.
- No call needed: an empty list [], or an answer in ordinary prose.

A valid output:

${EXAMPLE}`,
  `When you use functions, reply in Python's notation only. Write each call the way a programmer would, with keyword arguments and literal values, and put all of them between square brackets, like this:

${EXAMPLE}

When nothing has to be called, return [] or talk to the user in plain text instead.`,
  `The calls you decide on go into a Python list, as in
${EXAMPLE}
Here two functions are called; with a single call the list has a single element, and a function without arguments is written with empty parentheses. Copy the names exactly as they are declared. Should no function be of use, give an empty list ([]) or simply answer in words.`,
];
