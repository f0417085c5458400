import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { MAX_DEPTH } from '../parsers/parse-json.ts';
import type { ParseError } from '../parsers/result.ts';

/** Why a row's text is not a value, as a diagnostic. */
export function parseProblem(
  error: ParseError,
  place: { readonly file: string; readonly row: number },
): Diagnostic {
  const { message: reason, position } = error;
  return reason.startsWith('nesting deeper')
    ? createDiagnostic('READ_TOO_DEEP', { limit: MAX_DEPTH }, place)
    : createDiagnostic('READ_INVALID_JSON', { reason, position }, place);
}
