import type { Instruction } from '../instruction.ts';

/** Numbered steps and bullet points. */
export const numberedInstructions: readonly Instruction[] = [
  {
    id: 'numbered-1',
    text: 'Your tasks are:\n1. Call one or several of the given tools to meet the request.\n2. Give every parameter a value of its declared type.\n3. If none of the tools can be used, say so.\n4. If the request lacks a required parameter, say which one is missing.',
  },
  {
    id: 'numbered-2',
    text: 'Answer the user with the help of the available functions.\n- Several calls are allowed.\n- Argument types must be correct.\n- No suitable function: state that there is none.\n- Missing parameter: state what is missing.',
  },
  {
    id: 'numbered-3',
    text: '1. Find out what the user needs.\n2. Select the tool, or the several tools, that provide it.\n3. Take the arguments from the conversation and mind their types.\n4. Make no call when no tool is suitable or when a required argument is missing; explain the reason instead.',
  },
  {
    id: 'numbered-4',
    text: 'Rules for this task:\n(a) act through the given functions only;\n(b) call as many of them as the request needs;\n(c) respect the type of every parameter;\n(d) when no function applies, point it out;\n(e) when required information is missing, point it out as well.',
  },
  {
    id: 'numbered-5',
    text: 'What to do:\n* use the tools to answer the request, with multiple calls if it has multiple parts;\n* make sure that each argument has the right type.\nWhat to do otherwise:\n* if no tool matches, tell the user;\n* if a parameter is missing, ask the user.',
  },
  {
    id: 'numbered-6',
    text: 'First, choose the functions that answer the request; there may be more than one. Second, fill in their parameters with values of the declared types. Third, call them. If the first step finds no function, say so. If the second step finds a required value missing, ask for it.',
  },
  {
    id: 'numbered-7',
    text: 'Please proceed in these steps.\nStep 1: compare the request with the tools.\nStep 2: if no tool serves it, say that and stop.\nStep 3: if a required parameter is missing, ask for it and stop.\nStep 4: otherwise call the tool, or the several tools, with arguments of the correct types.',
  },
];
