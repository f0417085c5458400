/*
 * The floor: what any converter in plain Node must at least do. Read, split lines, JSON.parse (the row and the JSON
 * texts inside it), JSON.stringify, write. `node bench/floor.mjs SHAPE IN OUT`
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';

const [, , shape, input, output] = process.argv;
const CHUNK = 4 << 20;
const file = openSync(input, 'r');
const out = openSync(output, 'w');
const chunk = Buffer.allocUnsafe(CHUNK);
let rest = Buffer.alloc(0);
let rows = 0;

function inner(row) {
  if (shape === 'xlam-60k') {
    row.tools = JSON.parse(row.tools);
    row.answers = JSON.parse(row.answers);
    return;
  }
  for (const message of row.messages) {
    for (const call of message.tool_calls ?? [])
      call.function.arguments = JSON.parse(call.function.arguments);
  }
}

for (;;) {
  const length = readSync(file, chunk, 0, CHUNK, null);
  const bytes = Buffer.concat([rest, chunk.subarray(0, length)]);
  const end = length === 0 ? bytes.length : bytes.lastIndexOf(10) + 1;
  let text = '';
  let start = 0;
  while (start < end) {
    let stop = bytes.indexOf(10, start);
    if (stop === -1) stop = end;
    if (stop > start) {
      const row = JSON.parse(bytes.toString('utf8', start, stop));
      inner(row);
      text += `${JSON.stringify(row)}\n`;
      rows += 1;
    }
    start = stop + 1;
  }
  writeSync(out, text);
  rest = Buffer.from(bytes.subarray(end));
  if (length === 0) break;
}
closeSync(out);
process.stdout.write(`${rows}\n`);
