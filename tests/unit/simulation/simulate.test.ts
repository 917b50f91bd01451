import { compileModel } from '../../../src/engine/compile/compileModel';
import type { CompiledModel } from '../../../src/engine/compile/compiledModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { threadPort } from '../../../src/engine/simulation/threadPort';
import { Thread } from '../../../src/engine/thread/thread';
import { workerBeside } from '../../support/pageSimulator';
import type { SimulationPort } from '../../../src/engine/simulation/protocol';
import { simulate, type SimulationOptions } from '../../../src/engine/simulation/simulate';
import type { DisplayHistogram } from '../../../src/engine/risk/statistics/displayHistogram';
import type { SimulationProgress } from '../../../src/engine/simulation/simulationResult';
import { BLOCK_TRIALS } from '../../../src/engine/risk/random/stream';
import { sheetModel } from '../../support/sheetModel';

const clock = (): number => 0;

function compiled(cells: Record<string, string | number>): CompiledModel {
  const outcome = compileModel(sheetModel(cells));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.model;
}

const model = compiled({
  A1: '=ROI.NORMAL(100,10,,,"x")',
  A2: '=ROI.NORMAL(50,5,,,"y")',
  A3: '=ROI.OUTPUT("sum")+A1+A2',
  A4: '=ROI.OUTPUT("whole")+ROUND(A1/20,0)',
  A5: '=ROI.OUTPUT("sometimes")+1/MAX(0,A1-100)',
});

async function run(options: Partial<SimulationOptions> = {}, ports: readonly SimulationPort[] = [inProcessPort()], of: CompiledModel = model) {
  return simulate(of, ports, { trials: 50_000, seed: 3, clock, ...options });
}

async function finished(options: Partial<SimulationOptions> = {}, ports?: readonly SimulationPort[], of?: CompiledModel) {
  const result = await run(options, ports, of);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('simulate', () => {
  it('finds the moments of a sum of normal inputs', async () => {
    const [sum] = (await finished()).outputs;
    expect(Math.abs(sum!.mean - 150)).toBeLessThan(5 * sum!.standardError);
    expect(sum!.standardDeviation).toBeCloseTo(Math.sqrt(125), 0);
    const median = sum!.percentiles.find(({ probability }) => probability === 0.5)!;
    expect(Math.abs(median.value - 150)).toBeLessThan(5 * median.standardError);
    expect(sum!.conditionalValueAtRisk.value).toBeCloseTo(150 - 2.0627 * Math.sqrt(125), 0);
    expect(sum!.histogram.counts.reduce((all, bar) => all + bar, sum!.histogram.below + sum!.histogram.above)).toBe(50_000);
  });

  it('finds exact percentiles where an output has few values', async () => {
    const trials = 100_000;
    const whole = (await finished({ trials })).outputs[1]!;
    expect(whole.percentiles.map(({ value }) => value).every(Number.isInteger)).toBe(true);
    expect(whole.percentiles.find(({ probability }) => probability === 0.5)!.value).toBe(5);
  });

  it('shows pictures on the way that hold every trial so far, on any number of threads', async () => {
    const seen: SimulationProgress[] = [];
    await finished({ progress: (progress) => seen.push(progress) }, [inProcessPort(), inProcessPort(), inProcessPort()]);
    const counted = ({ counts, below, above }: DisplayHistogram): number => counts.reduce((all, bar) => all + bar, below + above);
    expect(seen.length).toBeGreaterThan(2);
    for (const { trials, outputs } of seen) expect(outputs.slice(0, 2).map(({ histogram }) => counted(histogram))).toEqual([trials, trials]);
    expect(seen.at(-1)!.trials).toBe(50_000);
  });

  it('counts every value once between any two ends, those at the ends within', async () => {
    const { outputs, values } = await finished({}, [inProcessPort(), inProcessPort()]);
    const histogram = await values.histogram(1, { low: 4, high: 6, bars: 2 });
    const chances = await Promise.all([3, 4, 5, 6].map((target) => values.probabilityAtMost(1, target)));
    const [three, four, five, six] = chances.map((chance) => Math.round((chance.ok ? chance.value.value : NaN) * 50_000));
    // Whole numbers: 4 stands in the first bar, 5 and 6 in the second.
    expect(histogram).toMatchObject({ ok: true, value: { counts: [four! - three!, six! - four!], below: three, above: outputs[1]!.count - six! } });
    expect(five).toBeGreaterThan(four!);
  });

  it('takes the mean of the lowest share of all shares up to the whole, and of none', async () => {
    const { outputs, values } = await finished();
    const [nothing, all, tooMuch] = await Promise.all([0, 1, 1.001].map((share) => values.conditionalValueAtRisk(0, share)));
    expect(all!.ok && all!.value).toBeCloseTo(outputs[0]!.mean, 9);
    for (const [answer, received] of [[nothing!, 0], [tooMuch!, 1.001]] as const) expect(answer).toMatchObject({ ok: false, error: { code: 'numberOutOfRange', received } });
  });

  it('takes its hands off the signal when it is over', async () => {
    const { signal } = new AbortController();
    const [added, removed] = [jest.spyOn(signal, 'addEventListener'), jest.spyOn(signal, 'removeEventListener')];
    await finished({ signal });
    expect(added.mock.calls.length).toBeGreaterThan(0);
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(expect.arrayContaining(added.mock.calls.map(([, listener]) => listener)));
  });

  it('counts trials that end in an error apart', async () => {
    const sometimes = (await finished()).outputs[2]!;
    expect(sometimes.count + sometimes.failed).toBe(50_000);
    expect(sometimes.failed / 50_000).toBeCloseTo(0.5, 1);
    expect(sometimes.min).toBeGreaterThan(0);
  });

  it('spreads a Latin hypercube evenly: the error of the mean falls by far', async () => {
    const plain = (await finished({ trials: 4096 })).outputs[0]!;
    const sliced = (await finished({ trials: 4096, method: 'latinHypercube' })).outputs[0]!;
    expect(Math.abs(sliced.mean - 150)).toBeLessThan(0.02);
    expect(plain.standardError).toBeGreaterThan(0.1);
  });

  it('makes correlated inputs move together, alike in every engine', async () => {
    const tied = compiled({ A1: '=ROI.NORMAL(0,1,,,"x")', A2: '=ROI.LOGNORM2(0,1,,,"y")', B1: 'x', B2: 'y', C1: 1, D1: 0.7, C2: 0.7, D2: 1, E1: '=ROI.CORRELATE(B1:B2,C1:D2)', A3: '=ROI.OUTPUT("x")+A1', A4: '=ROI.OUTPUT("y")+A2' });
    const { outputs } = await finished({ trials: 20_000 }, [inProcessPort()], tied);
    expect(outputs[0]!.sensitivities[1]!.rankCorrelation).toBeCloseTo(0.7, 1);
    expect((await finished({ trials: 20_000, engine: 'kernels' }, [inProcessPort(), inProcessPort()], tied)).outputs).toEqual(outputs);
  });

  it('lets inputs share their extremes where a t copula is declared, alike in every engine', async () => {
    const cells = { A1: '=ROI.NORMAL(0,1,,,"x")', A2: '=ROI.NORMAL(0,1,,,"y")', B1: 'x', B2: 'y', C1: 1, D1: 0.5, C2: 0.5, D2: 1, A3: '=ROI.OUTPUT("both")+IF(AND(A1>2.326,A2>2.326),1,0)' };
    const options = { trials: 40_000 };
    const [gaussian] = (await finished(options, undefined, compiled({ ...cells, E1: '=ROI.CORRELATE(B1:B2,C1:D2)' }))).outputs;
    const tied = compiled({ ...cells, E1: '=ROI.CORRELATE(B1:B2,C1:D2,3)' });
    const { outputs } = await finished(options, undefined, tied);
    expect(gaussian!.mean).toBeCloseTo(0.00129, 3);
    expect(outputs[0]!.mean).toBeGreaterThan(2 * gaussian!.mean);
    expect((await finished({ ...options, engine: 'kernels' }, [inProcessPort(), inProcessPort()], tied)).outputs).toEqual(outputs);
  });

  it('stops when the number asked for is known well enough, at the same trial for any number of workers', async () => {
    const precision = { output: 'sum', statistic: { percentile: 0.9 }, goal: { tolerance: 0.1, relative: false } } as const;
    const one = await finished({ trials: 1_000_000, precision });
    expect(one.stoppedEarly).toBe(true);
    expect(one.trials).toBeLessThan(200_000);
    expect(one.outputs[0]!.percentiles.find(({ probability }) => probability === 0.9)!.standardError).toBeLessThanOrEqual(0.1);
    const three = await finished({ trials: 1_000_000, precision }, [inProcessPort(), inProcessPort(), inProcessPort()]);
    expect(three.trials).toBe(one.trials);
    expect(three.outputs).toEqual(one.outputs);
  });

  it('reports progress up to the last trial', async () => {
    const seen: number[] = [];
    await finished({ progress: ({ trials }) => seen.push(trials) });
    expect(seen.at(-1)).toBe(50_000);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  it('ends at once when cancelled, even while a worker is busy, and gives no numbers', async () => {
    const abort = new AbortController();
    const busy: SimulationPort = { request: (request) => (request.kind === 'prepare' ? inProcessPort().request(request) : new Promise(() => undefined)) };
    const asked = jest.spyOn(busy, 'request');
    const running = run({ signal: abort.signal }, [busy]);
    while (!asked.mock.calls.some(([{ kind }]) => kind === 'run')) await new Promise(setImmediate);
    abort.abort();
    expect(await running).toMatchObject({ ok: false, error: { code: 'simulationCancelled' } });
  });

  it.each([
    { blockMs: 0.1, mostBlocks: 2 * 250, blocks: 1100 },
    { blockMs: 5, mostBlocks: 2 * 5, blocks: 60 },
    { blockMs: 60, mostBlocks: 1, blocks: 10 },
  ])('has little work under way at a time, so that a cancelled worker is soon free: $mostBlocks blocks of $blockMs ms', async ({ blockMs, mostBlocks, blocks }) => {
    let atWork = 0;
    let now = 0;
    let underWay = 0;
    let most = 0;
    const worker = inProcessPort(() => (now += atWork * blockMs));
    let answered: Promise<unknown> = Promise.resolve();
    const inTurn: SimulationPort = {
      request(request) {
        const blocks = request.kind === 'run' ? request.end - request.first : 0;
        underWay += blocks;
        most = Math.max(most, underWay);
        const reply = answered.then(async () => {
          atWork = blocks;
          const answer = worker.request(request);
          await new Promise(setImmediate);
          underWay -= blocks;
          return answer;
        });
        answered = reply;
        return reply;
      },
    };
    const single = compiled({ A1: '=ROI.NORMAL(100,10,,,"x")', A2: '=ROI.OUTPUT("twice")+2*A1' });
    await finished({ trials: blocks * BLOCK_TRIALS }, [inTurn], single);
    expect(most).toBe(mostBlocks);
  });

  it('refuses trials it cannot hold and outputs it does not have', async () => {
    expect(await run({ trials: 0 })).toMatchObject({ ok: false, error: { code: 'numberOutOfRange', received: 0 } });
    expect(await run({ trials: 99_000_000 })).toMatchObject({ ok: false, error: { code: 'simulationTooManyValues' } });
    expect(await run({ precision: { output: 'none', statistic: 'mean', goal: { tolerance: 1, relative: false } } })).toMatchObject({ ok: false, error: { code: 'simulationUnknownOutput', received: 'none' } });
  });

  it('finds the values of all probabilities from 0 to 1, and of none beyond', async () => {
    const { values, outputs } = await finished({ trials: 3000 });
    expect(await values.valueAtProbability(0, 0)).toMatchObject({ ok: true, value: { value: outputs[0]!.min } });
    expect(await values.valueAtProbability(0, 1)).toMatchObject({ ok: true, value: { value: outputs[0]!.max } });
    for (const beyond of [-1e-9, 1 + 1e-9, NaN]) expect(await values.valueAtProbability(0, beyond)).toMatchObject({ ok: false });
  });

  it('speaks to workers through messages', async () => {
    const port = threadPort(new Thread(workerBeside({ started: 0, ended: 0 })));
    expect((await finished({ trials: 3000 }, [port])).outputs).toEqual((await finished({ trials: 3000 })).outputs);
  });

  it('fails, rather than waits, when a worker breaks down', async () => {
    const channel = workerBeside({ started: 0, ended: 0 });
    const running = run({}, [threadPort(new Thread(channel))]);
    channel.vanish();
    expect(await running).toMatchObject({ ok: false, error: { code: 'threadLost', details: { message: 'gone' } } });
  });
});
