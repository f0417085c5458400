import type { Instruction } from '../instruction.ts';

/** Plain paragraphs. */
export const directInstructions: readonly Instruction[] = [
  {
    id: 'direct-1',
    text: 'Use the tools you are given to answer the user. Make one call or several, whatever the request needs, and give every argument a value of the right type. If no tool fits, or a required value is missing, say so instead of calling a tool.',
  },
  {
    id: 'direct-2',
    text: 'Answer the request by calling the available functions. You may call more than one. Every argument must have the type that the function declares. Do not call anything if none of the functions helps; say that instead, and if a parameter that a function needs is missing, ask for it.',
  },
  {
    id: 'direct-3',
    text: 'Read the request, pick the tools that serve it, and call them with arguments taken from the conversation. Several calls are fine. Keep to the declared parameter types. When nothing fits, or when the user has left out something a tool requires, point that out and make no such call.',
  },
  {
    id: 'direct-4',
    text: 'Your task is to turn what the user asks into calls of the given functions. Make as many calls as it takes, match the type of every parameter, and invent no values. Where no function is suitable, state it. Where a required parameter is missing, state which one.',
  },
  {
    id: 'direct-5',
    text: 'Decide which of the tools the question needs and call them, several if it needs several. Each parameter takes a value of its declared type. A question that no tool can help with should be declined with a short remark, and a question that lacks a required parameter should be met by asking for it.',
  },
  {
    id: 'direct-6',
    text: "Solve the user's problem with the functions at hand. One call may be enough; if not, make several. Check that every value has the correct type before you call. If the functions are of no use here, say that none applies. If the user did not supply a value that a function must have, tell them what is missing.",
  },
  {
    id: 'direct-7',
    text: 'Work out what the user wants and fulfil it through tool calls. It may take a single call or multiple ones. Fill the parameters with values of the types they ask for. Should no tool be relevant, explain that; should the request lack a required parameter, mention which.',
  },
  {
    id: 'direct-8',
    text: 'Call whichever of the available tools are needed to satisfy the request, and as many of them as needed. Argument values come from the request or the earlier conversation and must be of the proper type. If no tool is appropriate, or if information for a required parameter is missing, reply with that fact.',
  },
];
