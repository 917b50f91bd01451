import { compileModel } from '../../../src/engine/compile/compileModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { simulate } from '../../../src/engine/simulation/simulate';
import type { SimulationResult } from '../../../src/engine/simulation/simulationResult';
import { sheetModel } from '../../support/sheetModel';

async function outcomeOf(run: typeof simulate, compile: typeof compileModel, port: typeof inProcessPort): Promise<SimulationResult> {
  const compiled = compile(sheetModel({ A1: '=ROI.PERT(80,100,150,,,,"x")', A2: '=ROI.OUTPUT("y")+A1*3-IF(A1>110,20,0)' }));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const result = await run(compiled.model, [port()], { trials: 5000, seed: 7, clock: () => 0 });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

test('a page whose policy forbids to compile, and not to validate, simulates all the same: slower, with the same numbers', async () => {
  const expected = await outcomeOf(simulate, compileModel, inProcessPort);
  expect(expected.engine).toBe('wasm');
  const forbidden = jest.spyOn(WebAssembly, 'Module').mockImplementation(() => {
    throw new WebAssembly.CompileError('Refused to compile or instantiate WebAssembly module because of the policy');
  });
  await jest.isolateModulesAsync(async () => {
    const [engine, compiler, threads] = await Promise.all([import('../../../src/engine/simulation/simulate'), import('../../../src/engine/compile/compileModel'), import('../../../src/engine/simulation/inProcessPort')]);
    const { outputs, engine: used } = await outcomeOf(engine.simulate, compiler.compileModel, threads.inProcessPort);
    expect([used, outputs]).toEqual(['kernels', expected.outputs]);
  });
  expect(forbidden).toHaveBeenCalled();
});
