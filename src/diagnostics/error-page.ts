import { definitionOf, type DiagnosticCode } from './catalogue.ts';
import type { Definition } from './define.ts';

/**
 * The page of a code in Markdown: what `xlam explain` prints and docs/errors.md lists. Facts of a case appear as the
 * names of the facts, in angle brackets.
 */
export function errorPage(code: DiagnosticCode): string {
  const { severity, title, message, hint } = definitionOf(code) as unknown as Definition<unknown>;
  const facts = new Proxy({}, { get: (_, name) => `<${String(name)}>` });
  return [
    `## ${code}`,
    '',
    title,
    '',
    `- Severity: ${severity}`,
    `- Message: ${words(message(facts))}`,
    `- What to do: ${words(hint(facts))}`,
    '',
  ].join('\n');
}

/** A position is shown from 1: the `+ 1` in the message would stand behind the name of the fact. */
function words(text: string): string {
  return text.replaceAll(/(<\w+>)1/g, '$1');
}
