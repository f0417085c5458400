import type { Instruction } from '../instruction.ts';

/** Formal and technical tone. */
export const formalInstructions: readonly Instruction[] = [
  {
    id: 'formal-1',
    text: "The assistant shall respond to the user's request by invoking the provided tools. Multiple invocations are permitted. All arguments shall conform to the declared parameter types. In the absence of a suitable tool, or where a required parameter is missing, the assistant shall state this and refrain from the invocation.",
  },
  {
    id: 'formal-2',
    text: 'Given a user request and a set of function definitions, determine the function call or the several function calls that fulfil the request. Argument values must comply with the types in the definitions. If no definition is applicable, indicate this. If a required parameter cannot be determined because the information is missing, indicate which.',
  },
  {
    id: 'formal-3',
    text: 'Requests are to be processed exclusively by means of the available tools. Where a request comprises several operations, several calls are to be issued. Parameters are to be assigned values of the specified types. Requests that no tool supports, and requests in which mandatory values are missing, are to be identified as such.',
  },
  {
    id: 'formal-4',
    text: 'It is your responsibility to identify the functions relevant to the request and to invoke each of them, more than one where appropriate, with arguments that are valid for the declared types. Should the set of functions prove insufficient, or should the request omit a required parameter so that its value is missing, you are expected to communicate this clearly.',
  },
  {
    id: 'formal-5',
    text: 'Objective: satisfy the request through function invocation. Cardinality: one or multiple calls. Constraint: every argument agrees with the type of its parameter. Exceptions: report that no function is applicable, or report each required parameter that is missing.',
  },
  {
    id: 'formal-6',
    text: 'Interpret the request, resolve it to one or several tool invocations, and bind every parameter to a value of the type in its schema. Values are not to be fabricated: a required value that is missing is to be requested. A request that resolves to no tool is to be answered with a statement to that effect.',
  },
  {
    id: 'formal-7',
    text: 'For the purpose of answering the request, the given functions may be called, each any number of times and several together. Correctness of the argument types is essential. Kindly note in the answer if no function is fit for purpose or if any required parameter is missing.',
  },
];
