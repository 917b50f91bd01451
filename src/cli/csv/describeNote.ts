import { fillPhrase, type Language } from '../../locales';
import { cliWords } from '../words';
import type { ColumnNote } from './readColumn';

/** The sentence for how a column was read. */
export function describeNote(file: string, column: string, note: ColumnNote, language: Language): string {
  const { csvNotes } = cliWords(language);
  const blanks = { file, column };
  switch (note.kind) {
    case 'numbers':
      return fillPhrase(csvNotes.numbers, { ...blanks, decimal: csvNotes[note.decimal], example: note.example, value: note.value });
    case 'ambiguous':
      return fillPhrase(csvNotes.ambiguous, { ...blanks, example: note.example, value: note.value, otherValue: note.otherValue, option: note.decimal === 'point' ? 'comma' : 'point' });
    case 'dateText':
      return fillPhrase(csvNotes.dateText, { ...blanks, example: note.example });
    case 'someText':
      return fillPhrase(csvNotes.someText, { ...blanks, count: note.count, of: note.of, example: note.example, line: note.line });
  }
}
