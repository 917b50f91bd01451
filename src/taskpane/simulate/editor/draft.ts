import { parseFormula } from '../../../engine/formula/parse/parseFormula';
import { type Distribution } from '../../../engine/risk/distributions/distribution';
import { distributionFamily } from '../../../engine/risk/distributions/families';
import { type FoundInput } from '../../../workbook/simulation/findUncertainty';
import { distributionCall, writtenName } from '../../../workbook/uncertainty/distributionCall';
import { type TargetCell } from '../../../workbook/uncertainty/targetCell';
import { readEntry } from './entry';
import { readShape, shapeById, type FieldKey, type Shape, type ShapeId } from './shapes';
import { usualTexts } from './usualTexts';

/** What stands in the editor's fields. */
export interface Draft {
  readonly shape: ShapeId;
  readonly texts: Readonly<Partial<Record<FieldKey, string>>>;
  readonly truncLow: string;
  readonly truncHigh: string;
  readonly name: string;
  /** Arguments of an existing call that the shape has no field for, kept as they are: the λ of a PERT. */
  readonly rest: readonly string[];
}

const USUAL_CONFIDENCE = '90%';

/** A draft for a cell that is certain so far: around its value, or around 1 for a factor. */
export function draftFor(target: TargetCell | null, asFactor: boolean): Draft {
  const value = asFactor ? 1 : typeof target?.value === 'number' ? target.value : null;
  const isPercent = asFactor || (target?.text.trim().endsWith('%') ?? false);
  return { shape: 'pert', texts: value === null ? {} : aroundTexts(value, isPercent), truncLow: '', truncHigh: '', name: target?.label ?? '', rest: [] };
}

/** A fifth less and a fifth more: a start to be corrected, not an estimate. */
function aroundTexts(value: number, isPercent: boolean): Draft['texts'] {
  const [low, high] = [value * 0.8, value * 1.2].sort((a, b) => a - b) as [number, number];
  const text = (number: number): string => (isPercent ? `${tidy(number * 100)}%` : tidy(number));
  return { min: text(low), likely: text(value), max: text(high) };
}

function tidy(number: number): string {
  return String(Number(number.toPrecision(12)));
}

/** The fields of a call that is already there; null for a function that is no distribution. */
export function draftOf({ family, args }: FoundInput): Draft | null {
  const declared = family === null ? undefined : distributionFamily(family);
  if (declared === undefined) return null;
  const texts = args.map(({ formula }) => formula);
  const { shapeParameters } = declared;
  const read = readShape(declared.name, texts.slice(0, shapeParameters));
  if (read === null) return null;
  const { shape } = read;
  return {
    shape: shape.id,
    texts: Object.fromEntries(shape.fields.map(({ key, kind }, index) => [key, shownText(read.texts[index] ?? '', kind)])),
    truncLow: texts[shapeParameters] ?? '',
    truncHigh: texts[shapeParameters + 1] ?? '',
    name: writtenName(texts[shapeParameters + 2] ?? ''),
    rest: texts.slice(argumentsTaken(shape), shapeParameters),
  };
}

/** Constant lists read better with semicolons, which no language takes for a decimal separator. */
function shownText(text: string, kind: 'number' | 'share' | 'list'): string {
  const inside = kind === 'list' ? /^\{([^{}]*)\}$/.exec(text)?.[1] : undefined;
  return inside === undefined ? text : inside.split(/[,;]/).join('; ');
}

/** How many arguments a shape writes itself. */
function argumentsTaken(shape: Shape): number {
  return shape.argumentsOf(shape.fields.map(() => '1')).length;
}

/** Another shape for the same quantity; fields take what the distribution so far says. */
export function withShape(draft: Draft, id: ShapeId, distribution: Distribution | null, isPercent: boolean): Draft {
  const suggested = distribution === null ? {} : usualTexts(id, distribution, isPercent);
  const kept = Object.fromEntries(shapeById(id).fields.flatMap(({ key }) => (draft.texts[key] === undefined ? [] : [[key, draft.texts[key]]])));
  return { ...draft, shape: id, texts: { confidence: USUAL_CONFIDENCE, ...kept, ...suggested }, rest: [] };
}

/** Why a field cannot be used. */
export type FieldFault = 'missing' | 'unreadable';

/** Where a fault is: a field of the shape, a limit or the name. */
export type DraftPlace = FieldKey | 'truncLow' | 'truncHigh' | 'name';

export interface ReadDraft {
  readonly faults: ReadonlyMap<DraftPlace, FieldFault>;
  /** The texts of the call's arguments for the shape and the limits; null while something is missing. */
  readonly args: readonly string[] | null;
  readonly call: string | null;
}

export function readDraft(draft: Draft): ReadDraft {
  const shape = shapeById(draft.shape);
  const family = distributionFamily(shape.family)!;
  const faults = new Map<DraftPlace, FieldFault>();
  const texts = shape.fields.map(({ key, kind, optional }) => {
    const entry = readEntry(draft.texts[key] ?? '', kind);
    if (entry.kind === 'unreadable') faults.set(key, 'unreadable');
    if (entry.kind === 'empty' && optional !== true) faults.set(key, 'missing');
    return entry.kind === 'formula' ? entry.text : '';
  });
  const [truncLow, truncHigh] = (['truncLow', 'truncHigh'] as const).map((key) => {
    const entry = readEntry(draft[key], 'number');
    if (entry.kind === 'unreadable') faults.set(key, 'unreadable');
    return entry.kind === 'formula' ? entry.text : '';
  }) as [string, string];
  const name = draft.name.trim();
  if (name.startsWith('=') && !parseFormula(name).ok) faults.set('name', 'unreadable');
  if (faults.size > 0) return { faults, args: null, call: null };
  const own = [...shape.argumentsOf(texts), ...draft.rest];
  const padded = Array.from({ length: family.shapeParameters }, (_, index) => own[index] ?? '');
  return {
    faults,
    args: [...padded, truncLow, truncHigh],
    call: distributionCall({ family: family.name, shape: padded, truncLow, truncHigh, name }),
  };
}
