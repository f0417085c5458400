/** `error`: a row or run cannot go on. `warning`: look at it. `info`: for the record. */
export type Severity = 'error' | 'warning' | 'info';

/** One entry of the catalogue: what may be said, with the words for it. Codes are permanent. */
export interface Definition<Data> {
  readonly severity: Severity;
  /** One full sentence for the list of errors. */
  readonly title: string;
  /** What happened, with the facts of this case. */
  readonly message: (data: Data) => string;
  /** What to do about it. */
  readonly hint: (data: Data) => string;
}

export function define<Data>(definition: Definition<Data>): Definition<Data> {
  return definition;
}
