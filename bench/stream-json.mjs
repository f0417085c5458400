/*
 * What a tokenizer costs: the rows of a JSON array by stream-json, and nothing done with them. It is why rows are found
 * by a scanner of our own and parsed natively. `node bench/stream-json.mjs IN`
 */
import { createReadStream } from 'node:fs';
import { chain } from 'stream-chain';
import { streamArray } from 'stream-json/streamers/stream-array.js';

const [, , input] = process.argv;
let rows = 0;
for await (const { value } of chain([
  createReadStream(input, { highWaterMark: 1 << 20 }),
  streamArray.withParser(),
])) {
  if (value !== null) rows += 1;
}
process.stdout.write(`${rows}\n`);
