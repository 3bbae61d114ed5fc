import type { ApiError } from "$ipc";

export type ErrorCode = ApiError["code"];

/** One text for every code: a code without its text does not compile. */
export type ErrorTable = { [Code in ErrorCode]: (detail: Extract<ApiError, { code: Code }>["detail"]) => string };

/** The message of an error in the given table. */
export function wordError(table: ErrorTable, error: ApiError): string {
  // The table pairs each code with its own detail; TypeScript cannot follow that through an index.
  const word = table[error.code] as ((detail: ApiError["detail"]) => string) | undefined;
  // A code this window does not know comes from a newer host; say so by its code rather than nothing.
  return word ? word(error.detail) : error.code;
}
