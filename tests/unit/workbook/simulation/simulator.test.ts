import type { CellValue } from '../../../../src/engine/core/cellValue';
import type { MemoryWorkbookPort } from '../../../support/memoryWorkbookPort';
import type { ModelChannel, RunFinding } from '../../../../src/workbook/simulation/modelMessages';
import { defaultSimulationSettings, type SimulationSettings } from '../../../../src/workbook/simulation/settings';
import type { Simulator } from '../../../../src/workbook/simulation/simulator';
import type { SimulatorState } from '../../../../src/workbook/simulation/simulatorState';
import type { SimulationChannel } from '../../../../src/engine/simulation/threadPort';
import { WorkbookError } from '../../../../src/workbook/workbookError';
import { memorySimulator, modelThreadBeside, simulatorOver, workerBeside } from '../../../support/pageSimulator';
import { sheetModel } from '../../../support/sheetModel';

/** Whole runs in one thread take their time where the machine does other things as well. */
jest.setTimeout(60_000);

const cells = {
  A1: 'Units',
  B1: '=ROI.NORMAL(100,10,,,"Units")',
  A2: 'Price',
  B2: 5,
  A3: 'Profit',
  B3: '=ROI.OUTPUT("Profit")+B1*B2-50',
};
const profit = sheetModel(cells);

const settings: SimulationSettings = { ...defaultSimulationSettings, trials: 5000, method: 'random' };

async function until(simulator: Simulator, holds: (state: SimulatorState) => boolean): Promise<SimulatorState> {
  if (holds(simulator.snapshot())) return simulator.snapshot();
  return new Promise((resolve) => {
    const stop = simulator.subscribe(() => {
      if (!holds(simulator.snapshot())) return;
      stop();
      resolve(simulator.snapshot());
    });
  });
}

/** The workbook after an edit, calculated anew. */
async function edit(port: MemoryWorkbookPort, changes: Readonly<Record<string, CellValue>>): Promise<void> {
  jest.spyOn(port, 'readWorkbook').mockResolvedValue(sheetModel({ ...cells, ...changes }));
  await port.recalculate();
}

/** A thread whose proofs of runs come out as told. */
function answeringProofs(thread: ModelChannel, finding: () => RunFinding | null): ModelChannel {
  let listener: Parameters<ModelChannel['onReply']>[0] = () => undefined;
  return {
    ...thread,
    post: (message) => {
      if (message.request.kind !== 'prove') thread.post(message);
      else setTimeout(() => listener({ id: message.id, reply: { ok: true, value: finding() } }), 0);
    },
    onReply: (next) => {
      listener = next;
      thread.onReply(next);
    },
  };
}

/** Holds the blocks of a run of `trials` trials until it is opened; practice and other runs pass. */
class Gate {
  trials = NaN;
  open: () => void = () => undefined;
  private readonly opened = new Promise<void>((resolve) => (this.open = resolve));

  /** A worker behind the gate. */
  before(channel: SimulationChannel): SimulationChannel {
    let prepared = NaN;
    return {
      ...channel,
      post: (message) => {
        const { request } = message;
        if (request.kind === 'prepare') prepared = request.task.trials;
        if (request.kind === 'run' && prepared === this.trials) void this.opened.then(() => channel.post(message));
        else channel.post(message);
      },
    };
  }
}

function statusesOf(simulator: Simulator): string[] {
  const seen: string[] = [];
  simulator.subscribe(() => {
    const { status } = simulator.snapshot().activity;
    if (seen.at(-1) !== status) seen.push(status);
  });
  return seen;
}

describe('Simulator', () => {
  it('reads, compiles and runs the workbook, and says at each moment which of these it does', async () => {
    const { simulator } = memorySimulator(profit);
    const statuses = statusesOf(simulator);
    await simulator.run(settings);
    expect(statuses).toEqual(['reading', 'compiling', 'running', 'idle']);
    const { last, found, standing } = simulator.snapshot();
    expect(found?.inputs.map(({ name }) => name)).toEqual(['Units']);
    expect(last?.result.trials).toBe(5000);
    expect(Math.abs(last!.result.outputs[0]!.mean - 450)).toBeLessThan(4 * last!.result.outputs[0]!.standardError);
    expect(last?.model.proof.cells).toBeGreaterThan(0);
    expect(standing).toBe('current');
  });

  it('gives the same numbers for the same seed and others for another', async () => {
    const { simulator } = memorySimulator(profit);
    await simulator.run(settings);
    const first = simulator.snapshot().last!.result.outputs[0]!.mean;
    await simulator.run(settings);
    expect(simulator.snapshot().last!.result.outputs[0]!.mean).toBe(first);
    await simulator.run({ ...settings, seed: '2' });
    expect(simulator.snapshot().last!.result.outputs[0]!.mean).not.toBe(first);
  });

  it('answers questions about the last run and the one before, until the next run takes its workers', async () => {
    const { simulator } = memorySimulator(profit);
    await simulator.run(settings);
    await simulator.run({ ...settings, seed: '2' });
    const { last, previous } = simulator.snapshot();
    const answers = await Promise.all([last!.values!.probabilityAtMost(0, 450), previous!.values!.probabilityAtMost(0, 450)]);
    for (const answer of answers) expect(answer.ok && Math.abs(answer.value.value - 0.5) < 0.05).toBe(true);
    const again = simulator.run({ ...settings, seed: '3' });
    await until(simulator, ({ activity }) => activity.status === 'running');
    expect(simulator.snapshot().previous!.values).toBeNull();
    expect(await simulator.snapshot().last!.values!.probabilityAtMost(0, 450)).toEqual(answers[0]);
    await again;
  });

  it('lists what cannot be simulated, with its cell', async () => {
    const { simulator } = memorySimulator(sheetModel({ B1: '=ROI.NORMAL(100,10)', B3: '=ROI.OUTPUT("Profit")+ROI.NORMAL(B1,10)' }));
    await simulator.run(settings);
    const { activity, last } = simulator.snapshot();
    expect(activity).toMatchObject({ status: 'problems', problems: [{ cell: 'Model!B3' }] });
    expect(last).toBeNull();
  });

  it('reads a workbook once more before it says what cannot be simulated: it may have been in the middle of a calculation', async () => {
    const { port, simulator } = memorySimulator(profit);
    const halfway = sheetModel({ ...cells, B3: '=ROI.OUTPUT("Profit")+ROI.NORMAL(B1,10)' });
    const read = jest.spyOn(port, 'readWorkbook').mockResolvedValueOnce(halfway);
    await simulator.run(settings);
    expect(simulator.snapshot()).toMatchObject({ activity: { status: 'idle' }, last: { result: { trials: 5000 } } });
    expect(read.mock.calls.length).toBeGreaterThan(1);
  });

  it('holds a finished run against the recalculated workbook at trials of its own', async () => {
    const { simulator } = memorySimulator(profit);
    await simulator.run(settings);
    const proved = await until(simulator, ({ last }) => last!.provedPoints > last!.model.proof.points);
    expect(proved.last!.model.proof.points).toBeGreaterThanOrEqual(3);
    expect(proved.activity.status).toBe('idle');
  });

  it('withdraws a result that a trial shows to be wrong, names the cell, and recalculates it in the next run', async () => {
    let finding: RunFinding | null = { points: 7, difference: { cell: 'Model!B3', trial: 12, computed: '5', recalculated: '6' } };
    const { port } = memorySimulator(profit);
    const simulator = simulatorOver(port, { startModelThread: () => answeringProofs(modelThreadBeside(), () => finding) });
    await simulator.run(settings);
    const { activity, last, record } = await until(simulator, ({ activity: { status } }) => status === 'failed');
    expect(activity).toMatchObject({ failure: { kind: 'engine', error: { code: 'simulationWithdrawn', received: 'Model!B3', details: { trial: 12 } } } });
    expect({ last, record }).toEqual({ last: null, record: null });
    finding = null;
    await simulator.run(settings);
    expect(simulator.snapshot().last!.model.slow).toEqual([{ cell: 'Model!B3', reason: 'proof' }]);
  });

  it('does not hold the proof of an older run against a newer one', async () => {
    const release: (() => void)[] = [];
    const { port } = memorySimulator(profit);
    const simulator = simulatorOver(port, {
      startModelThread: () => {
        const thread = modelThreadBeside();
        let listener: Parameters<ModelChannel['onReply']>[0] = () => undefined;
        return {
          ...thread,
          post: (message) => {
            if (message.request.kind !== 'prove') thread.post(message);
            else release.push(() => listener({ id: message.id, reply: { ok: true, value: { points: 7, difference: { cell: 'Model!B3', trial: 12, computed: '5', recalculated: '6' } } } }));
          },
          onReply: (next) => {
            listener = next;
            thread.onReply(next);
          },
        };
      },
    });
    await simulator.run(settings);
    await simulator.run({ ...settings, seed: '2' });
    const shown = simulator.snapshot();
    release[0]!();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(simulator.snapshot()).toMatchObject({ activity: { status: 'idle' }, last: shown.last, record: shown.record });
  });

  it('takes its hands off the signal of a question once that is answered', async () => {
    const { simulator } = memorySimulator(profit);
    const compiled = await simulator.compile({ parameters: ['Model!B2'] });
    if (!compiled.ok) throw new Error('not compiled');
    const controller = new AbortController();
    const question = { kind: 'breakEven', options: {} } as const;
    expect((await simulator.decide(compiled.model, question, controller.signal)).ok).toBe(true);
    const next = simulator.decide(compiled.model, question, new AbortController().signal);
    controller.abort();
    expect((await next).ok).toBe(true);
  });

  it('forgets a tool that has finished: there is nothing of it to cancel', async () => {
    const { simulator, threads } = memorySimulator(profit);
    await simulator.run(settings);
    await simulator.scratch(async () => undefined);
    simulator.cancel();
    expect(threads.ended).toBe(0);
    const working = simulator.scratch((_ports, signal) => new Promise<boolean>((resolve) => signal.addEventListener('abort', () => resolve(true))));
    simulator.cancel();
    expect(await working).toBe(true);
    expect(threads.ended).toBeGreaterThan(0);
  });

  it('cancels a run, keeps the results shown, and runs again', async () => {
    const { simulator, threads } = memorySimulator(profit);
    await simulator.run(settings);
    const shown = simulator.snapshot().last;
    const run = simulator.run({ ...settings, trials: 5_000_000 });
    await until(simulator, ({ activity }) => activity.status === 'running' && activity.progress !== null);
    simulator.cancel();
    await run;
    expect(simulator.snapshot()).toMatchObject({ activity: { status: 'cancelled' }, last: { result: shown!.result } });
    expect(threads.ended).toBe(2);
    await simulator.run({ ...settings, seed: '2' });
    expect(simulator.snapshot().last!.result.seed).toBe('2');
  });

  it('tries again to read a workbook that could not be read at first', async () => {
    const { port, simulator } = memorySimulator(profit);
    jest.spyOn(port, 'readWorkbook').mockRejectedValueOnce(new WorkbookError('cellEditMode', ''));
    const stop = simulator.start();
    expect((await until(simulator, ({ found }) => found !== null)).found?.inputs).toHaveLength(1);
    expect(simulator.snapshot().activity.status).toBe('idle');
    stop();
  });

  it('marks the results stale when the model changes, and fresh again when it is changed back', async () => {
    const { port, simulator } = memorySimulator(profit);
    await simulator.run(settings);
    await edit(port, { B1: '=ROI.NORMAL(100,20,,,"Units")' });
    await until(simulator, ({ standing }) => standing === 'changed');
    await edit(port, { D9: 'a note' });
    await until(simulator, ({ standing }) => standing === 'current');
  });

  it('says that the model changed while a run went on, and runs to the end on the model as it was', async () => {
    const gate = new Gate();
    gate.trials = 6000;
    const { port } = memorySimulator(profit);
    const simulator = simulatorOver(port, { startWorker: () => gate.before(workerBeside({ started: 0, ended: 0 })) });
    const run = simulator.run({ ...settings, trials: 6000 });
    await until(simulator, ({ activity }) => activity.status === 'running');
    await edit(port, { B3: '=ROI.OUTPUT("Profit")+B1*B2-60' });
    await until(simulator, ({ changedMeanwhile }) => changedMeanwhile);
    gate.open();
    await run;
    const { standing, last, changedMeanwhile } = simulator.snapshot();
    expect({ standing, changedMeanwhile, trials: last?.result.trials }).toEqual({ standing: 'changed', changedMeanwhile: true, trials: 6000 });
  });

  it('keeps a record in the document, which another page takes up and compares with the model', async () => {
    const { port, simulator } = memorySimulator(profit);
    await simulator.run(settings);
    const { record } = simulator.snapshot();
    const later = memorySimulator(profit);
    await later.port.setSetting('roi.lastSimulation', await port.setting('roi.lastSimulation'));
    await later.simulator.restore();
    expect(later.simulator.snapshot()).toMatchObject({ record, standing: 'current', last: null });
    await edit(later.port, { B1: '=ROI.NORMAL(100,30,,,"Units")' });
    await until(later.simulator, ({ standing }) => standing === 'changed');
  });

  it('does not call a model changed while its cells are still being calculated', async () => {
    const { port, simulator } = memorySimulator(profit);
    await simulator.run(settings);
    const later = memorySimulator(profit);
    await later.port.setSetting('roi.lastSimulation', await port.setting('roi.lastSimulation'));
    const standings: string[] = [];
    later.simulator.subscribe(() => standings.push(later.simulator.snapshot().standing));
    let readings = 0;
    const [sheet] = profit.sheets;
    const waiting = new Map([...sheet!.cells].map(([key, cell]) => [key, cell.formula === undefined ? cell : { ...cell, value: { error: '#BUSY!' } as const }]));
    const calculating = { ...profit, sheets: [{ ...sheet!, cells: waiting }] };
    jest.spyOn(later.port, 'readWorkbook').mockImplementation(async () => ((readings += 1) <= 2 ? calculating : profit));
    await later.simulator.restore();
    expect(readings).toBeGreaterThan(2);
    expect(new Set(standings)).toEqual(new Set(['checking', 'current']));
    expect(later.simulator.snapshot().standing).toBe('current');
  });

  it('does not call a model changed on values that the host had not finished calculating', async () => {
    const { port, simulator } = memorySimulator(profit);
    await simulator.run(settings);
    const later = memorySimulator(profit);
    await later.port.setSetting('roi.lastSimulation', await port.setting('roi.lastSimulation'));
    const standings: string[] = [];
    later.simulator.subscribe(() => standings.push(later.simulator.snapshot().standing));
    let readings = 0;
    // What the cells showed before the last change does not fit the formulas.
    const outOfDate = sheetModel({ ...cells, B2: 6 });
    const [sheet] = profit.sheets;
    const mixed = new Map([...sheet!.cells].map(([key, cell]) => [key, cell.formula === undefined ? cell : { ...cell, value: outOfDate.sheets[0]!.cells.get(key)!.value }]));
    jest.spyOn(later.port, 'readWorkbook').mockImplementation(async () => ((readings += 1) <= 2 ? { ...profit, sheets: [{ ...sheet!, cells: mixed }], calculating: true } : profit));
    await later.simulator.restore();
    expect(readings).toBeGreaterThan(2);
    expect(new Set(standings)).toEqual(new Set(['checking', 'current']));
  });

  it('has cells with SIMSTAT calculated when a run is done, when its results are stale, and answers a new cell exactly', async () => {
    const { port, simulator } = memorySimulator(sheetModel({ ...cells, D1: '=ROI.SIMSTAT("Profit","mean")' }));
    await simulator.run(settings);
    expect(port.recalculations).toBe(1);
    await edit(port, { D1: '=ROI.SIMSTAT("Profit","target",431)' });
    await until(simulator, ({ record }) => record!.outputs[0]!.answers.targets.length > 0);
    const exact = await simulator.snapshot().last!.values!.probabilityAtMost(0, 431);
    expect(exact.ok && simulator.snapshot().record!.outputs[0]!.answers.targets).toEqual([[431, exact.ok && exact.value.value]]);
    const before = port.recalculations;
    await edit(port, { D1: '=ROI.SIMSTAT("Profit","target",431)', B2: 6 });
    await until(simulator, ({ standing }) => standing === 'changed');
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(port.recalculations).toBeGreaterThan(before);
  });

  it('has uncertain cells show another number, and keeps that in the document', async () => {
    const { port, simulator } = memorySimulator(profit);
    await simulator.showIdle('median');
    expect(port.recalculations).toBe(1);
    const later = memorySimulator(profit);
    await later.port.setSetting('roi.idleDisplay', await port.setting('roi.idleDisplay'));
    await later.simulator.restore();
    expect(later.simulator.snapshot().idleDisplay).toBe('median');
    expect(later.port.recalculations).toBe(1);
    await later.simulator.run(settings);
    expect(later.simulator.snapshot().activity.status).toBe('idle');
  });

  it('says why where the workbook cannot be read', async () => {
    const { port, simulator } = memorySimulator(profit);
    jest.spyOn(port, 'readWorkbook').mockRejectedValue(new WorkbookError('cellEditMode', 'workbook'));
    await simulator.run(settings);
    expect(simulator.snapshot().activity).toEqual({ status: 'failed', failure: { kind: 'workbook', code: 'cellEditMode', detail: 'workbook' } });
  });

  it('finds the numbers behind a result', async () => {
    const { simulator } = memorySimulator(profit);
    expect(await simulator.candidates('Model!B3')).toMatchObject([{ address: 'Model!B2', label: 'Price', value: 5 }]);
  });

  it('has started its workers and compiled by the time somebody who watches asks for a run', async () => {
    const asked: string[] = [];
    const threads = { started: 0, ended: 0 };
    const simulator = simulatorOver(memorySimulator(profit).port, {
      startWorker: () => workerBeside(threads),
      startModelThread: () => {
        const channel = modelThreadBeside();
        return {
          ...channel,
          post: (message) => {
            asked.push(message.request.kind);
            channel.post(message);
          },
        };
      },
    });
    const stop = simulator.start();
    await simulator.refresh();
    expect(threads.started).toBe(2);
    expect(asked.filter((kind) => kind === 'compile')).toHaveLength(1);
    await simulator.run(settings);
    stop();
    expect(simulator.snapshot().last).not.toBeNull();
    expect(asked.filter((kind) => kind === 'compile')).toHaveLength(1);
  });

  it('lets a tool run simulations of its own beside the results shown', async () => {
    const { simulator } = memorySimulator(profit);
    await simulator.run(settings);
    const compiled = await simulator.compile({});
    expect(compiled.ok).toBe(true);
    const ports = await simulator.scratch(async (given) => given);
    expect(ports).toHaveLength(2);
    const answer = await simulator.snapshot().last!.values!.probabilityAtMost(0, 450);
    expect(answer.ok).toBe(true);
  });
});
