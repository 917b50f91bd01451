import type { CompiledModel } from '../../../../src/engine/compile/compiledModel';
import { Stopped } from '../../../../src/workbook/simulation/modelThread';
import type { Simulator } from '../../../../src/workbook/simulation/simulator';
import { memorySimulator } from '../../../support/pageSimulator';
import { sheetModel } from '../../../support/sheetModel';

const profit = sheetModel({ A1: 'Units', B1: '=ROI.NORMAL(100,10,,,"Units")', A2: 'Price', B2: 5, A3: 'Profit', B3: '=ROI.OUTPUT("Profit")+B1*B2-50', A4: 'Margin', B4: '=B3/(B2*B1)' });
const unending = new AbortController().signal;

async function modelOf(simulator: Simulator, outputs: readonly string[]): Promise<CompiledModel> {
  const compilation = await simulator.compile({ parameters: ['Model!B2'], outputs });
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems));
  return compilation.model;
}

describe('a question to a model, answered in a thread of its own', () => {
  it('is what the engine says', async () => {
    const { simulator } = memorySimulator(profit);
    const model = await modelOf(simulator, ['Model!B3']);
    const sought = await simulator.decide(model, { kind: 'goalSeek', options: { change: 'Model!B2', measure: { kind: 'value' }, target: 550 } }, unending);
    expect(sought).toMatchObject({ ok: true, value: { status: 'found', value: 6 } });
    const varied = await simulator.decide(model, { kind: 'oneAtATime', options: { change: 0.2 } }, unending);
    expect(varied.ok && varied.value.effects.map(({ cell }) => cell).toSorted()).toEqual(['Model!B1', 'Model!B2']);
    const table = await simulator.decide(model, { kind: 'dataTable', options: { measure: { kind: 'value' }, rows: { parameter: 'Model!B2', values: [4, 5, 6] } } }, unending);
    expect(table.ok && table.value.cells.flat().map(({ value }) => value)).toEqual([350, 450, 550]);
  });

  it('gives all results of whole sets of values', async () => {
    const { simulator } = memorySimulator(profit);
    const model = await modelOf(simulator, ['Model!B3', 'Model!B4']);
    const answer = await simulator.decide(model, { kind: 'scenarioResults', options: { scenarios: [[10], [null], [0]] } }, unending);
    expect(answer).toEqual({ ok: true, value: { results: [[950, 0.95], [450, 0.9], [-50, NaN]] } });
  });

  it('refuses with the words of the engine, not by breaking down', async () => {
    const { simulator } = memorySimulator(profit);
    const model = await modelOf(simulator, ['Model!B3']);
    expect(await simulator.decide(model, { kind: 'goalSeek', options: { change: 'Model!B9', measure: { kind: 'value' }, target: 1 } }, unending)).toMatchObject({ ok: false, error: { code: 'decideUnknownCell' } });
  });

  it('ends when it is no longer wanted, and the next one is answered', async () => {
    const { simulator } = memorySimulator(profit);
    const model = await modelOf(simulator, ['Model!B3']);
    const controller = new AbortController();
    const given = simulator.decide(model, { kind: 'oneAtATime', options: {} }, controller.signal);
    controller.abort();
    await expect(given).rejects.toBeInstanceOf(Stopped);
    expect(await simulator.decide(model, { kind: 'breakEven', options: {} }, unending)).toMatchObject({ ok: true });
  });
});
