import { HyperFormula } from 'hyperformula';
import { columnOf, rowOf, type WorkbookModel } from '../../src/engine/formula/workbookModel';

/** A cell by its sheet's name. */
export interface SheetPosition {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Something that takes the values of a trial's inputs and gives its outputs. */
export interface Recalculation {
  outputs(inputs: readonly number[]): readonly unknown[];
  dispose(): void;
}

/** It knows them as functions only. */
const TRUTH_VALUES = ['TRUE', 'FALSE'].map((name) => ({ name, expression: `=${name}()` }));

/** HyperFormula with a workbook whose inputs are numbers: they are set in one batch, the outputs read. */
export function hyperFormula({ sheets }: WorkbookModel, inputs: readonly SheetPosition[], outputs: readonly SheetPosition[]): Recalculation {
  const contents = Object.fromEntries(sheets.map(({ name, cells }) => [name, rowsOf(cells)]));
  const engine = HyperFormula.buildFromSheets(contents, { licenseKey: 'gpl-v3' }, TRUTH_VALUES);
  const addressOf = ({ sheet, row, column }: SheetPosition): { sheet: number; row: number; col: number } => ({ sheet: engine.getSheetId(sheet)!, row, col: column });
  const [changing, read] = [inputs.map(addressOf), outputs.map(addressOf)];
  return {
    outputs(values) {
      engine.batch(() => changing.forEach((address, input) => engine.setCellContents(address, values[input]!)));
      return read.map((address) => engine.getCellValue(address));
    },
    dispose: () => engine.destroy(),
  };
}

function rowsOf(cells: WorkbookModel['sheets'][number]['cells']): (number | string | boolean | null)[][] {
  const rows: (number | string | boolean | null)[][] = [];
  for (const [key, { value, formula }] of cells) {
    const row = rowOf(key);
    while (rows.length <= row) rows.push([]);
    const line = rows[row]!;
    while (line.length <= columnOf(key)) line.push(null);
    line[columnOf(key)] = formula !== undefined ? `=${formula}` : typeof value === 'object' ? null : value;
  }
  return rows;
}
