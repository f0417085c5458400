import type { Instruction } from '../instruction.ts';

/** Emphasis on what must and must not be done. */
export const strictInstructions: readonly Instruction[] = [
  {
    id: 'strict-1',
    text: 'You MUST use the given tools to answer. You MAY make several calls. You MUST pass arguments of the declared types. You MUST NOT call a tool that does not fit or guess a required parameter that is missing: say so instead.',
  },
  {
    id: 'strict-2',
    text: 'Only functions that you were given may be called, and only with arguments of the correct type. Call several when one is not enough. Never force a call: if no function fits, or if a required parameter is missing, report exactly that.',
  },
  {
    id: 'strict-3',
    text: 'Do not answer from memory what a tool can answer. Do not stop after one call if the request needs several. Do not mix up parameter types. Do not invent a value that is missing; ask for it. Do not pretend that a tool fits if none does; admit it.',
  },
  {
    id: 'strict-4',
    text: 'Important: the request is answered by tool calls, one or several. Important: each argument is of the type that the tool declares. Important: if no tool is applicable, or if a required argument is missing, there is no call, only a remark on the reason.',
  },
  {
    id: 'strict-5',
    text: 'Every call you make must be justified by the request, must name a function that exists, and must carry arguments of the proper types. Make all calls that are needed, several if so. If no call can be justified, say that no function is suitable. If an argument is missing, say which.',
  },
];
