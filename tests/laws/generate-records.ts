import { type JsonObject, type JsonValue, NumberLexeme, setKey } from '../../src/json/json-value.ts';
import { Random } from '../../src/random/random.ts';
import {
  assistant,
  reasoning,
  system,
  text,
  toolCall,
  toolMessage,
  toolResult,
  user,
} from '../../src/record/build.ts';
import type { Message, Part, Tool, UnifiedRecord } from '../../src/record/schema.ts';

/* Records made from a seed, the same on every machine: the shapes of real data, and the values that break tools. */

const VALUES: readonly JsonValue[] = [
  'Paris', '5', 'null', 'None', 'true', '{"a": 1}', 'say "hi" \\ bye', 'two\nlines', ' padded ', '\nlines\n', '', '<b>&amp;</b>',
  '</tool_call>', '[TOOL_CALLS]', '}{][)(', 'a, b:c', '天气 🌧', '\u2028\u0001', 5, -3, 1.5, true, false, null, [], {}, [1, 'a', null],
  { a: { b: [false] } }, 9007199254740992, new NumberLexeme('1.0'), new NumberLexeme('1e16'), new NumberLexeme('1e-07'),
  new NumberLexeme('9007199254740993'), new NumberLexeme('-0'),
]; // prettier-ignore
const NAMES = [
  'get_weather',
  'send_mail',
  'Market Trends API',
  'products/list',
  'a.b.c',
  '天气',
  'what-is?',
  '_private',
  'f',
];
const KEYS = [
  'city',
  'days',
  'a.b',
  'with space',
  'quo"te',
  '键',
  '__proto__',
  'constructor',
  '10',
  'type',
  'properties',
];
const TEXTS = [
  'Hello.', 'Weather in Paris?', '', '[]', '{"name": "f"}', 'Call f.', '<tool_call>', '[BEGIN OF QUERY]\nx\n[END OF QUERY]',
  'Query:\nnothing', '# Heading\n\ntext', '- name: "f"', 'f(a=1)', '[f(a=1)]', 'multi\n\nparagraph', '</think>', '天气怎么样？',
]; // prettier-ignore
const INSTRUCTIONS = [
  null,
  'You are an agent for a harbour. Never give refunds.',
  'You are a helpful assistant.',
  'Line one\nQUERY:\nline two',
];

/** `count` records; `seed` names them. */
export function* generateRecords(count: number, seed: string): Generator<UnifiedRecord> {
  const root = new Random(seed);
  for (let index = 0; index < count; index += 1) yield recordOf(root.fork(String(index)), index);
}

function recordOf(random: Random, index: number): UnifiedRecord {
  const tools = random.chance(0.1) ? null : Array.from({ length: random.integer(5) }, () => toolOf(random));
  const names = tools === null || tools.length === 0 ? NAMES : tools.map(({ name }) => name);
  const messages: Message[] = [];
  const turns = random.chance(0.7) ? 1 : 1 + random.integer(3);
  let calls = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    messages.push(user(random.pick(TEXTS)));
    if (random.chance(0.05)) messages.push(system(random.pick(TEXTS)));
    const parts = turnOf(random, names, calls);
    messages.push(assistant(...parts));
    const made = parts.flatMap((part) => (part.type === 'tool_call' ? [part] : []));
    calls += made.length;
    if (turn < turns - 1 && made.length > 0) {
      messages.push(toolMessage(...made.map(({ id, name }) => toolResult(id, random.pick(VALUES), name))));
    }
  }
  return {
    schema_version: 1,
    id: `generated/${index}`,
    source: { dataset: 'generated', format: 'generated', row: index + 1 },
    task_instruction: random.pick(INSTRUCTIONS),
    tools,
    messages,
  };
}

function turnOf(random: Random, names: readonly string[], calls: number): Part[] {
  const parts: Part[] = [];
  if (random.chance(0.2)) parts.push(reasoning(random.pick(TEXTS)));
  if (random.chance(0.25)) parts.push(text(random.pick(TEXTS)));
  const count = random.chance(0.15) ? 0 : 1 + random.integer(3);
  for (let index = 0; index < count; index += 1) {
    parts.push(toolCall(`call_${calls + index + 1}`, random.pick(names), argumentsOf(random)));
  }
  return parts;
}

function argumentsOf(random: Random): JsonObject {
  const args: Record<string, JsonValue> = {};
  for (let index = random.integer(4); index > 0; index -= 1) setKey(args, keyOf(random), random.pick(VALUES));
  return args;
}

/** Mostly plain names, so that syntaxes with narrow names are tried too. */
function keyOf(random: Random): string {
  return random.chance(0.6) ? random.pick(KEYS.slice(0, 2)) : random.pick(KEYS);
}

function toolOf(random: Random): Tool {
  const properties: Record<string, JsonValue> = {};
  for (let index = random.integer(4); index > 0; index -= 1) {
    setKey(properties, keyOf(random), {
      type: 'string',
      description: random.pick(TEXTS),
      default: random.pick(VALUES),
    });
  }
  const required = Object.keys(properties).slice(0, 1);
  return {
    name: random.pick(NAMES),
    description: random.pick(TEXTS),
    parameters: { type: 'object', properties, required },
  };
}
