import { cellAddress } from '../../engine/formula/parse/address';
import { isCellError } from '../../engine/core/cellValue';
import type { CellArgument } from '../../engine/core/roiFunction';
import type { ModelInput } from '../../engine/compile/lower/inputs';
import type { CellRange } from '../../engine/formula/workbookModel';
import { countPhrase } from '../../locales';
import { LAST_COLUMN, type Report } from './report';
import { figureLook } from './figures';
import { inputState } from './status';

/** More inputs than a reader goes through; the run record's fingerprint covers all of them. */
const MOST_LISTED = 200;

const columns = { name: 1, cell: 2, then: 3, now: 4, state: 5, distribution: 6 } as const;

/** The uncertain inputs: how each of them is distributed, and whether it is as it was at the run. */
export function writeInputs({ run, cells, words, engineWords, looks, sheet }: Report, top: number): { readonly states: CellRange | null; readonly nextRow: number } {
  sheet.section(`B${top + 1}:${LAST_COLUMN}${top + 1}`, words.inputs).height(top + 2, 32);
  const heads = { name: words.input, cell: words.cell, then: words.valueThen, now: words.valueNow, state: words.unchanged, distribution: words.distribution };
  for (const [key, text] of Object.entries(heads) as [keyof typeof columns, string][]) {
    sheet.put(cellAddress(top + 1, columns[key]), text, key === 'name' ? looks.columnHead : key === 'distribution' ? { ...looks.columnHead, indent: 1 } : looks.columnHeadRight);
  }
  sheet.fill(`${cellAddress(top + 1, columns.distribution)}:${LAST_COLUMN}${top + 2}`, looks.columnHead);
  const first = top + 2;
  const listed = run.result.inputs.slice(0, MOST_LISTED);
  listed.forEach((input, index) => {
    const row = first + index;
    const reported = cells.inputs[index]!;
    const { name, address, numberFormat, valueThen } = reported;
    sheet.put(cellAddress(row, columns.name), name);
    sheet.put(cellAddress(row, columns.cell), address, { ...looks.link, horizontal: 'right' }, { link: address });
    if (valueThen !== null) {
      sheet.put(cellAddress(row, columns.then), valueThen, figureLook(looks.label, numberFormat));
      sheet.formula(cellAddress(row, columns.now), address, 'general', figureLook(looks.linked('general'), numberFormat));
      sheet.formula(cellAddress(row, columns.state), inputState(reported, [row, columns.then], [row, columns.now]), 'general', { ...looks.label, horizontal: 'right' });
    }
    sheet.put(cellAddress(row, columns.distribution), distributionText(input), { ...looks.label, indent: 1, horizontal: 'left' });
  });
  const rest = run.result.inputs.length - listed.length;
  const last = first + listed.length - 1;
  if (rest > 0) sheet.put(cellAddress(last + 1, columns.name), countPhrase(words.moreInputs, rest, engineWords.language), { ...looks.note, wrap: false });
  const states = listed.length === 0 ? null : { top: first, left: columns.state, bottom: last, right: columns.state };
  return { states, nextRow: last + (rest > 0 ? 2 : 1) };
}

/** `ROI.PERT(80, 100, 150)`, with the values that its arguments had; its name stands beside it. */
function distributionText({ call, args, name }: ModelInput): string {
  const shown = (args.at(-1) === name ? args.slice(0, -1) : args).map(argumentText);
  while (shown.at(-1) === '') shown.pop();
  return call.startsWith('ROI.') ? `${call}(${shown.join(', ')})` : call;
}

function argumentText(argument: CellArgument): string {
  if (argument === undefined || argument === null) return '';
  if (typeof argument === 'number') return String(Number(argument.toPrecision(7)));
  if (typeof argument !== 'object') return String(argument);
  return isCellError(argument) ? argument.error : `{${argument.map((row) => row.map(argumentText).join(', ')).join('; ')}}`;
}
