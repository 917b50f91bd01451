import { HyperFormula } from 'hyperformula';
import { placeOf, referenceWorkbook } from './referenceModel';

/** Nanoseconds per trial when HyperFormula recalculates the reference workbook: ten cells set in one batch, seven read. */
export function hyperFormulaNanoseconds(trials: number): number {
  const { cells, inputs, outputs } = referenceWorkbook;
  const sheet: (number | string | null)[][] = Array.from({ length: 50 }, () => Array.from({ length: 8 }, () => null));
  for (const [address, content] of Object.entries(cells)) {
    const [row, column] = placeOf(address);
    sheet[row]![column] = content;
  }
  const engine = HyperFormula.buildFromArray(sheet, { licenseKey: 'gpl-v3' });
  const address = (text: string): { sheet: number; row: number; col: number } => {
    const [row, col] = placeOf(text);
    return { sheet: 0, row, col };
  };
  const changing = inputs.map(([cell]) => ({ at: address(cell), base: Number(cells[cell]), whole: cell === 'B12' }));
  const read = outputs.map(address);
  let sum = 0;
  const recalculate = (trial: number): void => {
    engine.batch(() => {
      for (const { at, base, whole } of changing) engine.setCellContents(at, whole ? (trial % 3) + 1 : base * (0.9 + 0.002 * (trial % 100)));
    });
    for (const output of read) sum += Number(engine.getCellValue(output));
  };
  for (let trial = 0; trial < 30; trial++) recalculate(trial);
  const start = performance.now();
  for (let trial = 0; trial < trials; trial++) recalculate(trial);
  const elapsed = performance.now() - start;
  engine.destroy();
  if (Number.isNaN(sum)) throw new Error('HyperFormula did not calculate the workbook');
  return (elapsed * 1e6) / trials;
}
