import { type EngineError } from '../../../engine/core/error';
import { describeError } from '../../../locales/describeError';
import { fillPhrase, type PaneWords } from '../../../locales';
import { type DraftPlace, type ReadDraft } from './draft';
import { type Shape } from './shapes';

/** What is wrong, at the field it is wrong in; `null` stands for the draft as a whole. */
export function faultTexts(shape: Shape, { faults }: ReadDraft, refused: EngineError | null, words: PaneWords): ReadonlyMap<DraftPlace | null, string> {
  const { editor, fields } = words.simulate;
  const texts = new Map<DraftPlace | null, string>();
  for (const [place, fault] of faults) {
    if (place === 'name') {
      texts.set(place, editor.nameNotReadable);
      continue;
    }
    const field = shape.fields.find(({ key }) => key === place);
    const label = place === 'truncLow' || place === 'truncHigh' ? editor[place] : fields[place];
    texts.set(place, fault === 'missing' ? fillPhrase(editor.missing, { field: label }) : field?.kind === 'list' ? editor.listNotReadable : editor.notReadable);
  }
  if (refused !== null) texts.set(placeOf(shape, refused), refusalText(shape, refused, words));
  return texts;
}

/** The engine names the parameter; where several fields make one, the position inside it tells which. */
function placeOf(shape: Shape, { parameter, details }: EngineError): DraftPlace | null {
  if (parameter === 'truncLow' || parameter === 'truncHigh') return parameter;
  const own = shape.fields.filter((field) => field.parameter === parameter);
  const position = typeof details?.position === 'number' ? details.position - 1 : own.length - 1;
  return own[position]?.key ?? own[0]?.key ?? null;
}

/** A range given backwards shows up in a parameter that the reader never sees; the other shapes speak of their fields. */
function refusalText(shape: Shape, error: EngineError, words: PaneWords): string {
  const { editor } = words.simulate;
  return shape.id === 'range' || shape.id === 'positiveRange' ? editor.rangeBackwards : shape.id === 'percentiles' ? editor.percentilesImpossible : describeError(error, words, fieldNames(shape, words));
}

/** The engine's parameters by the names of their fields. */
function fieldNames({ fields }: Shape, { simulate: words }: PaneWords): Readonly<Record<string, string>> {
  return { truncLow: words.editor.truncLow, truncHigh: words.editor.truncHigh, ...Object.fromEntries(fields.map(({ key, parameter }) => [parameter, words.fields[key]])) };
}
