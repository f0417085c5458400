/*
 * `npm run demo`: the main job on the repository's own fixtures. Unifies rows of every source format, augments them
 * with a seed into JSON, XML and YAML targets, writes both to demo-out/, and shows what happened.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'demo-out');
mkdirSync(out, { recursive: true });

function run(program, ...args) {
  const shown = args.map((arg) => (/[*]/.test(arg) ? `'${arg}'` : arg)).join(' ');
  process.stdout.write(`\n$ ${program} ${shown}\n`);
  const { status } = spawnSync(
    process.execPath,
    [join('dist', 'cli', 'bin', `${program}.js`), ...args, '--quiet'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}

const linesOf = (name) =>
  readFileSync(join(out, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

function table(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => String(row[column]).length)),
  );
  const line = (cells) =>
    cells
      .map((cell, column) =>
        typeof cell === 'number'
          ? String(cell).padStart(widths[column])
          : String(cell).padEnd(widths[column]),
      )
      .join('  ')
      .trimEnd();
  process.stdout.write(
    `\n${line(head)}\n${widths.map((width) => '─'.repeat(width)).join('  ')}\n${rows.map(line).join('\n')}\n`,
  );
}

const fixtures = 'fixtures/converters/*/*/input.json*';
run('xlam-unify', fixtures, '--dataset', 'demo', '-o', 'demo-out/unified.jsonl');
const unified = JSON.parse(readFileSync(join(out, 'unified.jsonl.summary.json'), 'utf8'));
const rejects = linesOf('unified.jsonl.rejects.jsonl');
const formatOf = new Map(unified.inputs.map(({ path, format }) => [path.split('converters/')[1], format]));
table(
  ['source format', 'files', 'rows', 'accepted', 'rejected', 'why rejected'],
  Object.entries(unified.by_format).map(([format, rows]) => {
    const own = rejects.filter(({ file }) => formatOf.get(file) === format);
    const reasons = [...new Set(own.map(({ code }) => code))].join(', ');
    const files = unified.inputs.filter((input) => input.format === format).length;
    return [format, files, rows, rows - own.length, own.length, reasons];
  }),
);

run(
  'xlam-augment',
  '--seed',
  '7',
  '--slice',
  'turns',
  '--to',
  'json,xml,yaml',
  'demo-out/unified.jsonl',
  '-o',
  'demo-out/samples.jsonl',
);
const augmented = JSON.parse(readFileSync(join(out, 'samples.jsonl.summary.json'), 'utf8'));
table(['syntax', 'samples'], Object.entries(augmented.by_syntax));
const refused = linesOf('samples.jsonl.rejects.jsonl');
const example = (code) => refused.find((line) => line.code === code)?.message ?? '';
table(
  ['not written because', 'samples', 'for example'],
  Object.entries(augmented.by_code).map(([code, count]) => [code, count, example(code).slice(0, 110)]),
);

// For show: of each syntax the call with the most arguments whose prompt still fits a screen.
const weight = ({ completion, prompt }) =>
  prompt.length < 2200 && completion.length < 500 ? completion.length : 0;
const shown = new Map();
for (const sample of linesOf('samples.jsonl')) {
  const best = shown.get(sample.syntax);
  if (best === undefined || weight(sample) > weight(best)) shown.set(sample.syntax, sample);
}

const WIDTH = 58;
function wrap(text, height) {
  const lines = text.split('\n').flatMap((line) => {
    const parts = [];
    for (let at = 0; at === 0 || at < line.length; at += WIDTH) parts.push(line.slice(at, at + WIDTH));
    return parts;
  });
  return lines.length <= height ? lines : [...lines.slice(0, height - 1), '…'];
}

process.stdout.write('\nThree samples, side by side: what the model reads, and what it should answer.\n');
const columns = [];
for (const sample of shown.values()) {
  const title = `${sample.syntax} · ${sample.style.delimiters}`.slice(0, WIDTH);
  const completion = '─── completion '.padEnd(WIDTH, '─');
  columns.push([
    title,
    '─'.repeat(WIDTH),
    ...wrap(sample.prompt, 44),
    completion,
    ...wrap(sample.completion, 16),
  ]);
}
const height = Math.max(...columns.map((column) => column.length));
for (let row = 0; row < height; row += 1) {
  process.stdout.write(
    `${columns
      .map((column) => (column[row] ?? '').padEnd(WIDTH))
      .join(' │ ')
      .trimEnd()}\n`,
  );
}
process.stdout.write(
  '\nWritten: demo-out/unified.jsonl, demo-out/samples.jsonl, and beside each its summary and its rejects.\n',
);
