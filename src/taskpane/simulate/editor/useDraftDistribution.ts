import { useMemo } from 'react';
import { type EngineError } from '../../../engine/core/error';
import { type Distribution } from '../../../engine/risk/distributions/distribution';
import { distributionFamily } from '../../../engine/risk/distributions/families';
import { type FoundInput } from '../../../workbook/simulation/findUncertainty';
import { type WorkbookPort } from '../../../workbook/port';
import { argumentReferences, argumentValue, type ArgumentValue } from '../../../workbook/uncertainty/argumentValue';
import { type ReadDraft } from './draft';
import { type Shape } from './shapes';
import { NOWHERE, useReferenceValues } from './useReferenceValues';

export type DraftDistribution =
  /** Something is missing, or a cell is not known yet. */
  | { readonly status: 'incomplete' }
  | { readonly status: 'ready'; readonly distribution: Distribution }
  | { readonly status: 'refused'; readonly error: EngineError }
  /** A cell or name that is not there. */
  | { readonly status: 'nowhere'; readonly reference: string }
  /** The sheet can calculate an argument and the pane cannot; it may be written all the same. */
  | { readonly status: 'unknown' };

const incomplete: DraftDistribution = { status: 'incomplete' };

/** The distribution that a draft describes, at the values its cells hold now. */
export function useDraftDistribution(port: WorkbookPort, sheet: string, shape: Shape, { args }: ReadDraft, input: FoundInput | null): DraftDistribution {
  const references = useMemo(() => [...new Set((args ?? []).flatMap((text) => argumentReferences(text, sheet)))], [args, sheet]);
  const values = useReferenceValues(port, references);
  if (args === null) return incomplete;
  const nowhere = references.find((reference) => values(reference) === NOWHERE);
  if (nowhere !== undefined) return { status: 'nowhere', reference: nowhere };
  const found = args.map((text): ArgumentValue | undefined => (text === '' ? undefined : (argumentValue(text, sheet, values) ?? knownValue(text, input))));
  if (args.some((text, index) => text !== '' && found[index] === undefined)) return references.some((reference) => values(reference) === undefined) ? incomplete : { status: 'unknown' };
  const read = distributionFamily(shape.family)!.read(found);
  return read.ok ? { status: 'ready', distribution: read.value.distribution } : { status: 'refused', error: read.error };
}

/** An argument that the editor left as it was has the value it shows on the sheet. */
function knownValue(text: string, input: FoundInput | null): ArgumentValue | undefined {
  return input?.args.find(({ formula }) => formula === text)?.value;
}
