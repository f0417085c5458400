import type { Instruction } from '../instruction.ts';

/** Conversational tone. */
export const friendlyInstructions: readonly Instruction[] = [
  {
    id: 'friendly-1',
    text: 'Someone needs a hand, and you have tools for it. Pick what fits, call one or several of them, and double-check that each argument has the type it should have. If nothing in your kit does the job, just say so. If they forgot to tell you something a tool needs, ask for what is missing.',
  },
  {
    id: 'friendly-2',
    text: "Let's get this request done with the functions we have. Feel free to make more than one call. Please get the types right. And be honest: if no function can do it, or if a needed value is missing, tell the user.",
  },
  {
    id: 'friendly-3',
    text: 'Here is how you can help: look at what the person asks, look at your tools, and call the ones that match, as many as you need. Use values of the proper type for the parameters. No match? Say that you cannot do it with these tools. Something missing? Ask.',
  },
  {
    id: 'friendly-4',
    text: 'Think of the functions as your toolbox. Take out one, or several, and use each with the right type of argument. When the toolbox has nothing for the job, say it openly, and when the user has not given a required detail, tell them what is missing.',
  },
  {
    id: 'friendly-5',
    text: 'You have some handy tools. Use them to give the user what they want; a few requests take several calls, most take one. Numbers where numbers belong, text where text belongs: keep to the parameter types. If no tool is any good for this, or a required parameter is missing, do not guess, just mention it.',
  },
  {
    id: 'friendly-6',
    text: 'Please help with the request by calling the tools that make sense for it. It is fine to call several. Please stick to the type that each parameter wants. If you find that none of the tools makes sense, say so, and if you find something required is missing, ask for it kindly.',
  },
  {
    id: 'friendly-7',
    text: 'What would solve this? If it is one of your functions, call it; if it takes several, call them all. Give each parameter a value of its own type. If the answer is "none of them", say that. If the answer is "I would need to know more first", say what is missing.',
  },
];
