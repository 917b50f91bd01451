import golden from './momentsOfRisk.json';
import { compileModel } from '../../../src/engine/compile/compileModel';
import { convertFormulas } from '../../../src/engine/moveIn/convertFormulas';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { simulate } from '../../../src/engine/simulation/simulate';
import type { OutputStatistics } from '../../../src/engine/simulation/simulationResult';
import { sheetModel } from '../../support/sheetModel';
import { workbookOf } from '../../unit/moveIn/workbookOf';

const TRIALS = 8_000;

/** A workbook with one output for each call, converted, compiled and simulated; what every output owes to every input is not asked for. */
async function simulated(): Promise<readonly OutputStatistics[]> {
  const before = Object.fromEntries(golden.calls.map(({ call }, index) => [`A${index + 1}`, `=RiskOutput("${index}")+${call}`]));
  const { converted } = convertFormulas(workbookOf({ Model: before }));
  const compiled = compileModel(sheetModel(Object.fromEntries(converted.map(({ row, after }) => [`A${row + 1}`, after]))));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const enough = new AbortController();
  let outputs: readonly OutputStatistics[] = [];
  await simulate(compiled.model, [inProcessPort()], {
    trials: TRIALS,
    seed: 1,
    method: 'latinHypercube',
    clock: () => 0,
    signal: enough.signal,
    first: (statistics) => {
      outputs = statistics.outputs;
      enough.abort();
    },
  });
  return outputs;
}

it('a converted call of @RISK has the moments that its documentation gives', async () => {
  const outputs = await simulated();
  expect(outputs).toHaveLength(golden.calls.length);
  golden.calls.forEach(({ call, mean, variance }, index) => {
    const output = outputs.find(({ output: { name } }) => name === String(index))!;
    expect({ call, failed: output.failed }).toEqual({ call, failed: 0 });
    if (mean !== null) expect({ call, agrees: Math.abs(output.mean - mean) < 0.02 * output.standardDeviation }).toEqual({ call, agrees: true });
    if (variance !== null) expect({ call, agrees: Math.abs(output.standardDeviation ** 2 / variance - 1) < 0.06 }).toEqual({ call, agrees: true });
  });
});
