/** What went wrong in a text, and where: `position` is an index into the text that was given (UTF-16 units). */
export interface ParseError {
  readonly message: string;
  readonly position: number;
}

/** A parser never throws: it gives a value or says where and why it cannot. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ParseError };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(
  message: string,
  position: number,
): { readonly ok: false; readonly error: ParseError } {
  return { ok: false, error: { message, position } };
}
