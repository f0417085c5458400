/*
 * Writes the benchmark's input files: rows in the shape of public datasets, made from a seeded generator, the same
 * bytes on every machine. `node bench/generate.mjs SHAPE CONTAINER MEGABYTES FILE`
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import seedrandom from 'seedrandom';

const NOUNS =
  'weather flight hotel invoice playlist match stock recipe patient parcel song route ticket city account'.split(
    ' ',
  );
const VERBS = 'get search list create update cancel convert rank book send check split merge track'.split(
  ' ',
);
const WORDS =
  'the a of for with and to in on from latest given current daily total next preferred customer maximum number range value please could you find me all that are between available result list name code date'.split(
    ' ',
  );
const TYPES = ['str', 'int', 'float', 'bool', 'str, optional', 'List[int]', 'List[str]', 'dict'];

/** As many APIs as xLAM-60k has (APIGen, section 4.1): real rows share their tools. */
const APIS = 3673;

class Rows {
  constructor(seed) {
    this.random = seedrandom.alea(seed);
    this.apis = Array.from({ length: APIS }, () => this.newTool());
  }
  int(bound) {
    return Math.floor(this.random() * bound);
  }
  pick(items) {
    return items[this.int(items.length)];
  }
  words(count) {
    return Array.from({ length: count }, () => this.pick(WORDS)).join(' ');
  }
  value(type) {
    switch (type) {
      case 'int':
        return this.int(1000);
      case 'float':
        return this.int(1000) / 8 + 0.125;
      case 'bool':
        return this.random() < 0.5;
      case 'List[int]':
        return Array.from({ length: 1 + this.int(5) }, () => this.int(100));
      case 'List[str]':
        return Array.from({ length: 1 + this.int(3) }, () => this.pick(NOUNS));
      case 'dict':
        return { [this.pick(NOUNS)]: this.int(10), unit: this.pick(WORDS) };
      default:
        return this.random() < 0.05 ? `東京 ${this.pick(NOUNS)}` : `${this.pick(NOUNS)} ${this.pick(WORDS)}`;
    }
  }
  tool() {
    return this.pick(this.apis);
  }
  newTool() {
    const parameters = {};
    const count = 1 + this.int(5);
    for (let index = 0; index < count; index += 1) {
      const type = this.pick(TYPES);
      const parameter = { description: `The ${this.words(4 + this.int(8))}.`, type };
      if (this.random() < 0.3) parameter.default = this.value(type);
      parameters[`${this.pick(NOUNS)}_${index}`] = parameter;
    }
    return {
      name: `${this.pick(VERBS)}_${this.pick(NOUNS)}_${this.int(900)}`,
      description: `${this.words(8 + this.int(12))}.`,
      parameters,
    };
  }
  call(tool) {
    const args = {};
    for (const [name, { type }] of Object.entries(tool.parameters)) {
      if (!type.includes('optional') || this.random() < 0.5) args[name] = this.value(type);
    }
    return { name: tool.name, arguments: args };
  }
}

const shapes = {
  'xlam-60k'(rows, id) {
    const tools = Array.from({ length: 1 + rows.int(4) }, () => rows.tool());
    const answers = Array.from({ length: 1 + rows.int(2) }, () => rows.call(rows.pick(tools)));
    return {
      id,
      query: `${rows.words(12 + rows.int(30))}?`,
      answers: JSON.stringify(answers),
      tools: JSON.stringify(tools),
    };
  },
  'openai-chat'(rows, id) {
    const tools = Array.from({ length: 1 + rows.int(6) }, () => rows.tool());
    const messages = [{ role: 'system', content: `You are an agent for ${rows.words(20)}.` }];
    for (let turn = 0; turn < 2 + rows.int(3); turn += 1) {
      messages.push({ role: 'user', content: rows.words(20 + rows.int(40)) });
      const calls = Array.from({ length: 1 + rows.int(2) }, (_, index) => ({
        id: `call_${id}_${turn}_${index}`,
        call: rows.call(rows.pick(tools)),
      }));
      messages.push({
        role: 'assistant',
        content: null,
        tool_calls: calls.map(({ id: callId, call }) => ({
          id: callId,
          type: 'function',
          function: { name: call.name, arguments: JSON.stringify(call.arguments) },
        })),
      });
      for (const { id: callId } of calls) {
        const content = JSON.stringify({
          status: 'ok',
          items: Array.from({ length: 3 }, () => rows.words(6)),
          total: rows.int(100),
        });
        messages.push({ role: 'tool', tool_call_id: callId, content });
      }
      messages.push({ role: 'assistant', content: rows.words(30 + rows.int(40)) });
    }
    const declared = tools.map(({ name, description, parameters }) => ({
      type: 'function',
      function: {
        name,
        description,
        parameters: {
          type: 'object',
          properties: Object.fromEntries(
            Object.entries(parameters).map(([key, { description: words }]) => [
              key,
              { type: 'string', description: words },
            ]),
          ),
          required: Object.keys(parameters).slice(0, 1),
        },
      },
    }));
    return { id: `chat-${id}`, messages, tools: declared };
  },
};

const BATCH = 200;

/** Writes rows until the file has at least `megabytes` MB. */
export async function generate(shape, container, megabytes, file) {
  const rows = new Rows(`bench/${shape}`);
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  let bytes = 0;
  let id = 0;
  const isArray = container === 'json';
  if (isArray) out.write('[\n');
  while (bytes < megabytes * 1e6) {
    let text = '';
    for (let index = 0; index < BATCH; index += 1) {
      const before = isArray && id > 0 ? ',\n' : '';
      text += `${before}${JSON.stringify(shapes[shape](rows, id))}${isArray ? '' : '\n'}`;
      id += 1;
    }
    bytes += Buffer.byteLength(text);
    if (!out.write(text)) await once(out, 'drain');
  }
  if (isArray) out.write('\n]\n');
  out.end();
  await once(out, 'finish');
  return id;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const [, , shape, container, megabytes, file] = process.argv;
  await generate(shape, container, Number(megabytes), file);
}
