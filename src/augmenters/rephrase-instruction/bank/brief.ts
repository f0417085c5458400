import type { Instruction } from '../instruction.ts';

/** One or two sentences. */
export const briefInstructions: readonly Instruction[] = [
  {
    id: 'brief-1',
    text: 'Answer with calls to the given tools, one or several, with arguments of the correct types; if no tool fits or a required value is missing, say so.',
  },
  {
    id: 'brief-2',
    text: 'Call the right functions with the right types, as many as needed. Nothing suitable, or a parameter missing? Say it.',
  },
  {
    id: 'brief-3',
    text: 'Fulfil the request using the available tools. Multiple calls allowed; types must match; report missing parameters and requests that no tool covers.',
  },
  {
    id: 'brief-4',
    text: 'Choose tools, fill in correctly typed arguments, call them (more than one if necessary). State it when no tool applies or a needed argument is missing.',
  },
  {
    id: 'brief-5',
    text: 'Use the functions provided to serve the user, with several calls where needed and each value of its declared type. Point out when none is usable or required information is missing.',
  },
  {
    id: 'brief-6',
    text: 'Map the request to tool calls, one or many, respecting parameter types. Decline if no tool matches; ask if a required parameter is missing.',
  },
  {
    id: 'brief-7',
    text: 'Make the function calls this request needs, however many, and type each argument correctly. If that is impossible, because no function fits or because a value is missing, tell the user.',
  },
];
