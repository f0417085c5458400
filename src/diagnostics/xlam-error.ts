import type { DataOf, DiagnosticCode } from './catalogue.ts';
import { createDiagnostic, type Diagnostic } from './diagnostic.ts';

const brand = Symbol.for('xlam-toolkit.error');

/** The one exception of the toolkit: the run cannot go on. Bad rows never throw; they are diagnostics. */
export class XlamError extends Error {
  readonly [brand] = true;
  override readonly name = 'XlamError';
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic, options?: ErrorOptions) {
    super(sentence(diagnostic), options);
    this.diagnostic = diagnostic;
  }

  /** Also true for an error of another copy of this package. */
  static is(value: unknown): value is XlamError {
    return typeof value === 'object' && value !== null && brand in value;
  }

  static of<C extends DiagnosticCode>(code: C, data: DataOf<C>, options?: ErrorOptions): XlamError {
    return new XlamError(createDiagnostic(code, data), options);
  }
}

/** What, where and what to do in one text, for callers that only show an error's message. */
function sentence({ code, message, hint, file, row, path }: Diagnostic): string {
  const place = [file === undefined ? '' : `${file}${row === undefined ? '' : `:${row}`}`, path ?? '']
    .filter((text) => text !== '')
    .join(' ');
  return `${code}${place === '' ? '' : ` at ${place}`}: ${message} ${hint}`.trimEnd();
}
