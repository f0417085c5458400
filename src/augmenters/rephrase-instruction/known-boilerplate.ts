/**
 * The sentences of generic system prompts, as words in lower case: those that say no more than "answer with the tools"
 * and how to write the calls. By the source that they are found in.
 */
export const boilerplateSentences: readonly string[] = [
  // xLAM's model cards, BFCL's default prompt, ToolACE
  'you are an expert in composing functions',
  'you are given a question and a set of possible functions',
  'based on the question you will need to make one or more function tool calls to achieve the purpose',
  'if none of the function can be used point it out',
  'if none of the functions can be used point it out',
  'if none of the function can be used point it out and refuse to answer',
  'if none of the functions can be used point it out and refuse to answer',
  'if the given question lacks the parameters required by the function also point it out',
  'you should only return the function call in tools call sections',
  'you should only return the function calls in your response',
  'if you decide to invoke any of the function s you must put it in the format of func name1 params name1 params value1 params name2 params value2 func name2 params',
  'you should not include any other text in the response',
  'here is a list of functions in json format that you can invoke',
  'should you decide to return the function call s',
  'put it in the format of func1 params name params value params name2 params value2 func2 params',
  'no other text must be included',
  // xLAM's repository
  'based on the previous context and api request history generate an api request or a response as an ai assistant',
  // Hammer
  'you are a tool calling assistant',
  'in order to complete the user s request you need to select one or more appropriate tools from the following tools and fill in the correct values for the tool parameters',
  'your specific tasks are',
  '1 make one or more function tool calls to meet the request based on the question',
  '2 if none of the function can be used point it out and refuse to answer',
  '3 if the given question lacks the parameters required by the function also point it out',
  // ToolRL
  'you are a helpful multi turn dialogue assistant capable of leveraging tool calls to solve user tasks and provide structured chat responses',
  // glaive, and what many prompts begin with
  'system you are a helpful assistant with access to the following functions',
  'you are a helpful assistant with access to the following functions',
  'you are a helpful assistant who has access to functions',
  'use them if required',
  'you are a helpful assistant',
  'you are a helpful ai assistant',
  // Hermes; the marks of its tags vanish with everything that is not a word
  'you are a function calling ai model',
  'you are provided with function signatures within tools tools xml tags',
  'you may call one or more functions to assist with the user query',
  'don t make assumptions about what values to plug into functions',
  'here are the available tools',
  'tools tools',
  'use the following pydantic model json schema for each tool call you will make',
  'properties arguments title arguments type object name title name type string required arguments name title functioncall type object',
  'title functioncall type object properties arguments title arguments type object name title name type string required arguments name',
  'properties name title name type string arguments title arguments type object required name arguments title functioncall type object',
  'title functioncall type object properties name title name type string arguments title arguments type object required name arguments',
  'for each function call return a json object with function name and arguments within tool call tool call xml tags as follows',
  'tool call name function name arguments args dict tool call',
  'tool call arguments args dict name function name tool call',
];
