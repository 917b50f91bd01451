import { isCellError, type CellError, type CellMatrix, type CellValue } from '../engine/core/cellValue';
import { fillPhrase, type Language } from '../locales';
import { cliWords, wordsIn } from './words';
import { describeError } from '../locales/describeError';

/** A cell as JSON: an error inside a table is `{"error":"#N/A"}`, an empty cell null. Numbers keep all their digits. */
export type JsonCell = number | string | boolean | null | { readonly error: string };

export function jsonCell(value: CellValue): JsonCell {
  return isCellError(value) ? { error: value.error } : value;
}

/** Tables are arrays of rows. */
export function jsonTable(matrix: CellMatrix): readonly (readonly JsonCell[])[] {
  return matrix.map((row) => row.map(jsonCell));
}

/** An error that is the whole result, with its sentence. */
export function jsonError(error: CellError, language: Language): { readonly error: { readonly code: string; readonly message: string } } {
  return { error: { code: error.error, message: errorMessage(error, language) } };
}

export function errorMessage({ error, reason }: CellError, language: Language): string {
  if (reason) return describeError(reason, wordsIn(language));
  const sentences: Readonly<Record<string, string>> = cliWords(language).errorValues;
  return sentences[error] ?? fillPhrase(cliWords(language).otherError, { error });
}
