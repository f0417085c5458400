import type { Instruction } from '../instruction.ts';

/**
 * For samples whose target calls nothing and says nothing (irrelevance data): unlike the others these ask for no words
 * where no tool fits.
 */
export const silentInstructions: readonly Instruction[] = [
  {
    id: 'silent-1',
    text: 'Answer with calls to the given tools, one or several, with arguments of the correct types. If none of the tools fits the request, call none.',
  },
  {
    id: 'silent-2',
    text: 'Decide which of the available functions the request needs, and call them with correctly typed arguments. A request that no function covers gets no calls.',
  },
  {
    id: 'silent-3',
    text: 'You choose functions. Make every call that serves the request, as many as it takes, with values of the declared types; make no call at all when nothing is suitable.',
  },
  {
    id: 'silent-4',
    text: '1. Read the request.\n2. Pick the tools that serve it; there may be several, or none.\n3. Give each argument a value of its declared type.\n4. Without a suitable tool, leave the calls empty.',
  },
  {
    id: 'silent-5',
    text: 'Your only means are the functions provided. Use each of them that helps, with arguments of the right types, and use none when none helps.',
  },
  {
    id: 'silent-6',
    text: 'Map the request to tool calls: one, many or zero. Zero is the right answer when the tools cannot do what is asked. Types of arguments must match.',
  },
  {
    id: 'silent-7',
    text: 'Calls are to be made for those parts of the request that the functions support, each argument being of the specified type. Where no part is supported, no call is to be made.',
  },
  {
    id: 'silent-8',
    text: 'Have a look at the tools and at what the user wants. Call what helps, several tools if need be, and mind the argument types. Nothing there that helps? Then no calls.',
  },
];
