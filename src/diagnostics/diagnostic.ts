import { formatPath, type JsonPath } from '../json/json-path.ts';
import { catalogue, type DataOf, type DiagnosticCode } from './catalogue.ts';
import type { Definition, Severity } from './define.ts';

/** Where a diagnostic points: the file, the row (1-based: the line of JSON Lines, the element of an array). */
export interface Place {
  readonly file?: string;
  readonly row?: number;
  /** JSON path inside the row or record, such as `messages[2].content[0].arguments`. */
  readonly path?: string;
}

/** One thing to say: a code of the catalogue, its words, its place. */
export interface Diagnostic extends Place {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
}

/** Reports a diagnostic; the place in the file is known to the caller of whoever reports. */
export type Report = <C extends DiagnosticCode>(code: C, data: DataOf<C>, path?: JsonPath) => void;

export function createDiagnostic<C extends DiagnosticCode>(
  code: C,
  data: DataOf<C>,
  place: Omit<Place, 'path'> & { readonly path?: JsonPath } = {},
): Diagnostic {
  const definition = catalogue[code] as unknown as Definition<DataOf<C>>;
  return {
    code,
    severity: definition.severity,
    message: definition.message(data),
    hint: definition.hint(data),
    ...(place.file === undefined ? {} : { file: place.file }),
    ...(place.row === undefined ? {} : { row: place.row }),
    ...(place.path === undefined || place.path.length === 0 ? {} : { path: formatPath(place.path) }),
  };
}
