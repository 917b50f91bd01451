import type { IDefinedNamesServiceParam } from '@univerjs/engine-formula';
import type { DefinedName } from '../../../engine/formula/workbookModel';

/** The grid's mark for a name that belongs to the whole workbook. */
export const WORKBOOK_SCOPE = 'AllDefaultWorkbook';

const reference = /^(?:(?:'(?:[^']|'')+'|[^'!\s(]+)!)?\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?$/;

/** A reference stands bare; any other formula, constants included, needs its equals sign. */
export function toGridName(name: DefinedName, id: string, sheetId: string | undefined): IDefinedNamesServiceParam {
  return {
    id,
    name: name.name,
    formulaOrRefString: reference.test(name.formula) ? name.formula : `=${name.formula}`,
    localSheetId: sheetId ?? WORKBOOK_SCOPE,
  };
}

export function fromGridName(name: IDefinedNamesServiceParam, sheetName: (id: string) => string | undefined): DefinedName {
  const sheet = name.localSheetId && name.localSheetId !== WORKBOOK_SCOPE ? sheetName(name.localSheetId) : undefined;
  return { name: name.name, formula: name.formulaOrRefString.replace(/^=/, ''), ...(sheet !== undefined && { sheet }) };
}
