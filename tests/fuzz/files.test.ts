import { fuzzFiles } from './files/fuzzFiles';

/** Many more inputs, in every way, from any seed: ROI_FUZZ_RUNS=50000 ROI_FUZZ_SEED=7 [ROI_FUZZ_FIRST=1234]. */
const LONG = process.env['ROI_FUZZ_RUNS'];
const RUNS = Number(LONG ?? 2000);
const SEED = Number(process.env['ROI_FUZZ_SEED'] ?? 1);
const FIRST = Number(process.env['ROI_FUZZ_FIRST'] ?? 0);
const SHOWN = Number(process.env['ROI_FUZZ_SHOWN'] ?? 5);

test('no damaged workbook crashes a command, hangs it, or is read by one reader and refused by another', async () => {
  const progress = LONG === undefined ? undefined : (line: string) => process.stdout.write(`${line}\n`);
  const { line, found } = await fuzzFiles({ runs: RUNS, seed: SEED, first: FIRST, everyWay: LONG !== undefined, mostMilliseconds: 30_000, mostMegabytes: 2048, mostShown: SHOWN, ...(progress && { progress }) });
  progress?.(line);
  expect(found.length === 0 ? '' : `${line}\n${found.join('\n\n')}`).toBe('');
}, 12 * 3600 * 1000);
