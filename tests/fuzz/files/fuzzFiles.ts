import { mutate } from './mutate';
import { Random } from './random';
import { seedWorkbooks, type SeedWorkbook } from './seedWorkbooks';
import { tryFile, ways, type Tried } from './tryFile';

export interface FuzzOptions {
  readonly runs: number;
  readonly seed: number;
  /** The number of the first input. */
  readonly first?: number;
  /** Every input is tried in every way; otherwise in the readers, and in turn in one of the commands. */
  readonly everyWay?: boolean;
  /** For one input in one way. */
  readonly mostMilliseconds: number;
  /** How much the memory of the process may ever grow. */
  readonly mostMegabytes: number;
  readonly mostShown: number;
  readonly progress?: (line: string) => void;
}

export interface FuzzReport {
  readonly line: string;
  readonly found: readonly string[];
}

/** Damages workbooks and gives them to every reader and command: nothing may crash, hang, write what it cannot read, or disagree. */
export async function fuzzFiles(options: FuzzOptions): Promise<FuzzReport> {
  const { runs, seed, first = 0, mostMilliseconds, mostMegabytes, mostShown } = options;
  const seeds = await seedWorkbooks();
  const count = { accepted: 0, refused: 0, crashes: 0, overLimits: 0, differing: 0, faults: 0 };
  const refusals = new Map<string, number>();
  const found: string[] = [];
  let worst = { milliseconds: 0, told: '' };
  const before = peakMegabytes();
  let peak = before;
  for (let number = first; number < first + runs; number++) {
    const random = new Random(seed, number);
    const workbook = pickSeed(seeds, random);
    const { bytes, steps } = mutate(workbook, random);
    const told = (tried: string): string => `input ${number} of seed ${seed} (${workbook.name}; ${steps.join('; ')}): ${tried}`;
    const show = (problem: string): void => {
      if (found.length < mostShown) found.push(told(problem));
    };
    const results: Tried[] = [];
    for (const way of waysFor(number, options)) {
      const tried = await tryFile(bytes, way);
      results.push(tried);
      if (tried.crash !== null) {
        count.crashes++;
        show(`${way} crashes: ${tried.crash}`);
      }
      if (tried.fault !== null) {
        count.faults++;
        show(`${way}: ${tried.fault}`);
      }
      if (tried.milliseconds > worst.milliseconds) worst = { milliseconds: tried.milliseconds, told: told(way) };
      const grown = peakMegabytes();
      if (tried.milliseconds > mostMilliseconds || (grown > peak && grown - before > mostMegabytes)) {
        count.overLimits++;
        show(`${way} takes ${Math.round(tried.milliseconds)} ms, ${Math.round(grown - before)} MB`);
      }
      peak = Math.max(peak, grown);
    }
    const readers = results.filter(({ way, crash }) => way !== 'sipmath' && crash === null);
    const [one, ...others] = readers;
    const other = others.find(({ refusal }) => refusal !== one?.refusal);
    if (other !== undefined) {
      count.differing++;
      show(`${one!.way}: ${one!.refusal ?? 'read'}; ${other.way}: ${other.refusal ?? 'read'}`);
    }
    const refusal = one?.refusal ?? null;
    if (refusal === null) count.accepted++;
    else {
      count.refused++;
      refusals.set(refusal, (refusals.get(refusal) ?? 0) + 1);
    }
    if ((number - first + 1) % 100 === 0) options.progress?.(`${number - first + 1} inputs, ${JSON.stringify(count)}, worst ${Math.round(worst.milliseconds)} ms`);
  }
  const line =
    `files: ${runs} inputs from ${seeds.length} workbooks (seed ${seed}), ${count.accepted} accepted, ${count.refused} refused in ${refusals.size} sentences, crashes = ${count.crashes}, over limits = ${count.overLimits}, ` +
    `readers that differ = ${count.differing}, wrong files written = ${count.faults}, worst time ${Math.round(worst.milliseconds)} ms, memory grown by ${Math.round(peak - before)} MB`;
  options.progress?.(`slowest: ${worst.told}`);
  return { line, found };
}

function waysFor(number: number, { everyWay }: FuzzOptions): readonly string[] {
  if (everyWay === true) return ways;
  const always = ['calc --out', 'workbench', 'convert --out'];
  const inTurn = ways.filter((way) => !always.includes(way));
  return [...always, inTurn[number % inTurn.length]!];
}

function pickSeed(seeds: readonly SeedWorkbook[], random: Random): SeedWorkbook {
  const total = seeds.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.next() * total;
  return seeds.find(({ weight }) => (left -= weight) < 0) ?? seeds[0]!;
}

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}
