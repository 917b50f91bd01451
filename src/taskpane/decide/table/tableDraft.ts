import { type DataTable } from '../../../engine/decide/dataTable';
import { type NumberKind } from '../../charts/numberText';
import { type AxisEntry } from '../axisValues';
import { type Calculated } from '../calculate';
import { type ChosenCell } from '../chosenCell';
import { type MeasureEntry } from '../measureEntry';

export interface TableDraft {
  readonly output: ChosenCell | null;
  readonly measure: MeasureEntry;
  readonly rows: AxisDraft;
  /** Null for a table of one cell. */
  readonly columns: AxisDraft | null;
}

export interface AxisDraft {
  readonly cell: ChosenCell | null;
  /** Null until the user changes the values suggested around the present one. */
  readonly entry: AxisEntry | null;
}

export const emptyAxis: AxisDraft = { cell: null, entry: null };

export const emptyTable: TableDraft = { output: null, measure: { kind: 'value', percentile: '10', threshold: '0' }, rows: emptyAxis, columns: null };

/** More results would neither fit a screen nor be waited for. */
export const MOST_RESULTS = 2500;

export interface TableAnswer extends Calculated<DataTable> {
  readonly output: ChosenCell;
  readonly outputKind: NumberKind;
  readonly rows: AnsweredAxis;
  readonly columns: AnsweredAxis | null;
}

export interface AnsweredAxis {
  readonly cell: ChosenCell;
  readonly kind: NumberKind;
}
