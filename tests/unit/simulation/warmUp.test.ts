import { compileModel } from '../../../src/engine/compile/compileModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import type { SimulationPort } from '../../../src/engine/simulation/protocol';
import { simulate } from '../../../src/engine/simulation/simulate';
import { warmUp } from '../../../src/engine/simulation/warmUp';
import { sheetModel } from '../../support/sheetModel';

const compiled = compileModel(sheetModel({ A1: '=ROI.NORMAL(0,1)', A2: '=ROI.OUTPUT("o")+A1*2' }));
if (!compiled.ok) throw new Error('not compiled');
const { model } = compiled;

describe('warming up', () => {
  it('gives every worker work and leaves the values it keeps', async () => {
    const blocks = [0, 0];
    const ports = blocks.map((_, number): SimulationPort => {
      const worker = inProcessPort();
      return {
        request(request) {
          if (request.kind === 'run') blocks[number] = blocks[number]! + request.end - request.first;
          return worker.request(request);
        },
      };
    });
    const result = await simulate(model, ports, { trials: 2048, seed: 1, clock: () => 0 });
    if (!result.ok) throw new Error(result.error.code);
    const before = [...blocks];
    await warmUp(model, ports);
    expect(blocks[0]! - before[0]!).toBeGreaterThan(0);
    expect(blocks[1]! - before[1]!).toBeGreaterThan(0);
    expect(await result.value.values.probabilityAtMost(0, 0)).toMatchObject({ ok: true });
  });

  it('says nothing of workers that break down: the real run will', async () => {
    const broken: SimulationPort = { request: () => Promise.resolve({ ok: false, error: { code: 'simulationWorkerFailed', cellError: '#N/A' } }) };
    await expect(warmUp(model, [broken])).resolves.toBeUndefined();
  });
});
