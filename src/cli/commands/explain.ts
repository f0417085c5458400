import { Command } from 'commander';
import { print } from '../terminal.ts';

/** `xlam explain CODE`: the page of a diagnostic. */
export function explainCommand(finish: (code: Promise<number>) => Promise<void>): Command {
  return new Command('explain')
    .argument('[code]', 'a code such as CONVERT_ROW_SHAPE; nothing: the list of all')
    .description('Say what a diagnostic means and what to do about it.')
    .action(async (code: string | undefined) => {
      await finish(explain(code));
    });
}

async function explain(code: string | undefined): Promise<number> {
  const [{ catalogue, definitionOf }, { XlamError }, { errorPage }] = await Promise.all([
    import('../../diagnostics/catalogue.ts'),
    import('../../diagnostics/xlam-error.ts'),
    import('../../diagnostics/error-page.ts'),
  ]);
  const codes = Object.keys(catalogue) as (keyof typeof catalogue)[];
  if (code === undefined) {
    for (const each of codes)
      print(`${each.padEnd(28)} ${definitionOf(each).severity.padEnd(8)} ${definitionOf(each).title}`);
    return 0;
  }
  const known = codes.find((each) => each === code.toUpperCase());
  if (known === undefined) {
    throw XlamError.of('USAGE', {
      problem: `There is no code "${code}".`,
      hint: '`xlam explain` lists all codes.',
    });
  }
  print(errorPage(known));
  return 0;
}
