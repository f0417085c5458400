import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Registries } from '../../pipeline/registries.ts';
import {
  addSharedOptions,
  companionsOf,
  outputKindOf,
  positive,
  repeatedOption,
  type SharedOptions,
} from '../read-options.ts';

interface AugmentOptions extends SharedOptions {
  readonly seed?: string;
  readonly ops?: string;
  readonly op: readonly string[];
  readonly config?: string;
  readonly variants: number;
  readonly to: string;
  readonly slice?: string;
  readonly layout: string;
  readonly layoutOption: readonly string[];
  readonly undo?: boolean;
}

/** `xlam augment` = `xlam-augment`: records, or any source, → augmented training samples. */
export function augmentCommand(name: string, finish: (code: Promise<number>) => Promise<void>): Command {
  return addSharedOptions(new Command(name))
    .description('Make augmented training samples of unified records, or of any source format.')
    .option('--seed <seed>', 'seed of all randomness; the same seed gives the same bytes')
    .option('--ops <list>', 'operations in order, or "none" (default: all; see `xlam formats`)')
    .addOption(
      repeatedOption('--op <setting>', 'option of an operation, such as shuffle-tools.probability=0.5'),
    )
    .option('--config <file>', 'YAML file with operations and their options')
    .option('--variants <k>', 'different samples per record', positive, 1)
    .option('--to <list>', 'syntaxes to choose from, or "all"', 'json,xml,yaml')
    .option('--slice <policy>', 'last, calls, turns or none (default: what the layout expects)')
    .option('--layout <id>', 'prompt-completion, openai or unified', 'prompt-completion')
    .addOption(repeatedOption('--layout-option <setting>', 'option of the layout, such as metadata=false'))
    .option('--undo', 'give back the parents of augmented records of the unified layout')
    .addHelpText(
      'after',
      `
Examples:
  $ ${usage(name)} --seed 7 unified.jsonl -o train.jsonl
  $ ${usage(name)} --seed 7 --variants 3 --to hermes,mistral,python xlam_60k.json -o train.jsonl.gz
  $ ${usage(name)} --seed 7 --slice calls --ops shuffle-tools,delimiters --op shuffle-tools.probability=0.5 unified.jsonl
  $ ${usage(name)} --seed 7 --layout unified unified.jsonl | ${usage(name)} --undo > parents.jsonl

Exit codes: 0 done · 2 usage · 3 nothing accepted or too many rejects · 4 input · 5 output · 130 interrupted`,
    )
    .action(async (inputs: string[], options: AugmentOptions) => {
      await finish(options.undo === true ? undo(inputs, options) : augment(inputs, options));
    });
}

async function augment(inputs: string[], options: AugmentOptions): Promise<number> {
  const [{ execute }, { openRegistries }, { XlamError }, { readAugmentConfig }, { readLayoutOptions }] =
    await Promise.all([
      import('../execute.ts'),
      import('../../pipeline/registries.ts'),
      import('../../diagnostics/xlam-error.ts'),
      import('../../augmenters/augment-config.ts'),
      import('../../pipeline/read-layout-options.ts'),
    ]);
  const { seed } = options;
  if (seed === undefined) {
    throw XlamError.of('USAGE', {
      problem: 'A seed is needed.',
      hint: 'For example: --seed 7. Two runs with one seed give the same bytes.',
    });
  }
  const registries = await openRegistries(options.plugin.map((path) => resolve(path)));
  const renderer = await registries.renderers.load(options.layout);
  const syntaxes = await syntaxIds(options.to, registries.syntaxes);
  const slice = options.slice ?? renderer.defaultSlice;
  await registries.slicers.load(slice);
  const planned = await readAugmentConfig(
    {
      ops: options.ops === 'none' ? [] : listOf(options.ops),
      settings: options.op,
      ...(options.config === undefined
        ? {}
        : { file: { path: options.config, text: await readConfig(options.config) } }),
    },
    registries.augmenters,
  );
  const ops = planned.map(({ id, options: own }) =>
    id === 'output-format' ? { id, options: { ...(own as object), syntaxes } } : { id, options: own },
  );
  return execute(
    {
      command: 'augment',
      companions: companionsOf(options),
      isStrict: options.strict ?? false,
      output: outputKindOf(options.output),
      seed,
      variants: options.variants,
      ops,
      syntaxes,
      slice,
      layout: options.layout,
      layoutOptions: readLayoutOptions(renderer, options.layoutOption),
    },
    inputs,
    options,
    {
      seed,
      options: {
        from: options.from,
        ops,
        to: syntaxes,
        slice,
        layout: options.layout,
        variants: options.variants,
        limit: options.limit ?? null,
      },
    },
  );
}

async function undo(inputs: string[], options: AugmentOptions): Promise<number> {
  const { execute } = await import('../execute.ts');
  return execute(
    {
      command: 'undo',
      companions: companionsOf(options),
      isStrict: false,
      output: outputKindOf(options.output),
    },
    inputs,
    { ...options, from: 'unified' },
    { seed: null, options: {} },
  );
}

async function readConfig(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { XlamError } = await import('../../diagnostics/xlam-error.ts');
    const reason = error instanceof Error ? error.message : String(error);
    throw XlamError.of('USAGE', {
      problem: `The configuration cannot be read: ${reason}.`,
      hint: 'Check the path after --config.',
    });
  }
}

function listOf(text: string | undefined): readonly string[] | undefined {
  return text
    ?.split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

async function syntaxIds(to: string, syntaxes: Registries['syntaxes']): Promise<readonly string[]> {
  if (to !== 'all') {
    const ids = listOf(to) ?? [];
    await Promise.all(ids.map((id) => syntaxes.load(id)));
    return ids;
  }
  return (await syntaxes.loadAll()).filter(({ inverse }) => inverse === 'exact').map(({ id }) => id);
}

function usage(name: string): string {
  return name === 'augment' ? 'xlam augment' : name;
}
