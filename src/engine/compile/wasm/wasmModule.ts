import type { Program } from '../ir/program';
import { alikeFunction, perLaneFunction, searchFunction } from './helperFunctions';
import { BYTES_PER_PAGE, layMemory, type MemoryLayout } from './memoryLayout';
import { ModuleWriter } from './moduleWriter';
import { rateFunction, type Flow } from './rateFunction';
import { octaveFunction, uniformFunction } from './samplerFunctions';
import { straightFunction } from './straightFunction';

/** Longer flow series would make the unrolled iteration too large; they run in JavaScript. */
const MOST_UNROLLED_FLOWS = 64;

/** A model as WebAssembly: the binary, the plan of its memory and which steps it covers. */
export interface WasmModel {
  readonly program: Program;
  readonly layout: MemoryLayout;
  readonly binary: Uint8Array<ArrayBuffer>;
  /** For each step, the name of its exported function; null for a pass that runs outside. */
  readonly stepNames: readonly (string | null)[];
}

/** Compiles a program to WebAssembly with 128-bit vectors. O(nodes). */
export function wasmModel(program: Program): WasmModel {
  const layout = layMemory(program);
  const module = new ModuleWriter([
    { name: 'exponential', parameters: ['f64'], results: ['f64'] },
    { name: 'logarithm', parameters: ['f64'], results: ['f64'] },
    { name: 'power', parameters: ['f64', 'f64'], results: ['f64'] },
    { name: 'sameNumber', parameters: ['f64', 'f64'], results: ['i32'] },
  ]);
  const helpers = {
    search: module.add(searchFunction()),
    exponential: module.add(perLaneFunction(module.importNumber('exponential'), 1)),
    logarithm: module.add(perLaneFunction(module.importNumber('logarithm'), 1)),
    power: module.add(perLaneFunction(module.importNumber('power'), 2)),
    alike: module.add(alikeFunction(module.importNumber('sameNumber'))),
  };
  module.add(uniformFunction(), 'fillUniforms');
  module.add(octaveFunction(), 'fillOctaves');
  const stepNames = program.steps.map((step, number) => {
    const name = `step${number}`;
    if (step.kind === 'straight') {
      module.add(straightFunction(program, layout, step.nodes, helpers), name);
      return name;
    }
    const node = program.nodes[step.node]!;
    const pass = program.passes[node.value]!;
    if (pass.kind !== 'internalRateOfReturn' || step.errorNode !== null || node.operands.length > MOST_UNROLLED_FLOWS) return null;
    module.add(rateFunction(node.operands.map((operand) => flowOf(program, layout, operand)), pass.guess, layout.places[step.node]!), name);
    return name;
  });
  return { program, layout, stepNames, binary: module.binary(Math.ceil(layout.end / BYTES_PER_PAGE)) };
}

function flowOf(program: Program, layout: MemoryLayout, node: number): Flow {
  const { operation, value } = program.nodes[node]!;
  return operation === 'constant' ? value : layout.places[node]!;
}
