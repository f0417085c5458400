/*
 * A pipeline of your own: rows stream in, only records whose calls name declared tools are kept, and two samples of each
 * are written. Nothing is held in memory but the record at hand.
 *   node examples/streaming-pipeline.mjs INPUT OUTPUT
 */
import { augment, unify, writeRecords } from 'xlam-toolkit';

const [, , input = 'fixtures/converters/sharegpt/*/input.jsonl', output = 'demo-out/pipeline.jsonl'] =
  process.argv;
const rejected = new Map();
const count = ({ code }) => rejected.set(code, (rejected.get(code) ?? 0) + 1);

async function* onlyDeclaredCalls(records) {
  for await (const record of records) {
    const isWrong = record.issues?.some(({ code }) => code === 'CALL_UNDECLARED_TOOL') ?? false;
    if (!isWrong) yield record;
  }
}

const records = unify(input, { onReject: ({ diagnostic }) => count(diagnostic) });
const samples = augment(onlyDeclaredCalls(records), {
  seed: 7,
  variants: 2,
  to: ['json', 'hermes', 'yaml'],
  slice: 'calls',
  options: { 'shuffle-tools': { probability: 0.5 } },
  onReject: count,
});
const written = await writeRecords(output, samples);
process.stdout.write(`${written} samples written to ${output}\n`);
for (const [code, times] of rejected) process.stdout.write(`${times} × ${code}\n`);
