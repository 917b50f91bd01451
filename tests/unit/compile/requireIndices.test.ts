import { Graph } from '../../../src/engine/compile/ir/graph';
import { programOf, type Program, type ProgramNode } from '../../../src/engine/compile/ir/program';
import { requireIndices } from '../../../src/engine/compile/ir/requireIndices';
import { callPerTrial } from '../../../src/engine/compile/passes/callPerTrial';
import { FunctionWriter } from '../../../src/engine/compile/wasm/functionWriter';
import { wasmModel } from '../../../src/engine/compile/wasm/wasmModule';
import { wasmRunner } from '../../../src/engine/compile/wasm/wasmRunner';

function program(): Program {
  const graph = new Graph();
  const [a, b] = [graph.input(0, 0, 9), graph.input(1, 0, 9)];
  const looked = graph.lookup(Float64Array.of(1, 5, 3), a);
  const rate = graph.pass({ kind: 'internalRateOfReturn', guess: 0.1 }, [a, b]);
  return programOf(graph, [0, 1], [graph.sum(looked, graph.search(Float64Array.of(2, 4), b)), rate]);
}

const sound = program();
const changed = (operation: string, change: Partial<ProgramNode>): Program => ({ ...sound, nodes: sound.nodes.map((node) => (node.operation === operation ? { ...node, ...change } : node)) });

describe('a program', () => {
  it.each<[string, Program]>([
    ['an input that is not there', changed('input', { value: 2 })],
    ['an input of no number', changed('input', { value: NaN })],
    ['a table that is not there', changed('lookup', { value: 2 })],
    ['a table to search that is not there', changed('search', { value: -1 })],
    ['a table without entries', { ...sound, tables: sound.tables.map(() => new Float64Array(0)) }],
    ['a pass that is not there', changed('pass', { value: 1 })],
    ['an operand that comes later', changed('lookup', { operands: [sound.nodes.length - 1] })],
    ['an operand that is missing', changed('add', { operands: [0, undefined as unknown as number] })],
    ['an output that is not there', { ...sound, outputs: [sound.nodes.length] }],
    ['half a node', { ...sound, outputs: [0.5] }],
  ])('that names %s is refused before it runs', (_, wrong) => {
    expect(requireIndices(sound)).toBe(sound);
    expect(() => requireIndices(wrong)).toThrow(RangeError);
  });

  it('is not made where a column is missing among its inputs', () => {
    const graph = new Graph();
    const sum = graph.sum(graph.input(0, 0, 1), graph.input(3, 0, 1));
    expect(() => programOf(graph, [0, 1], [sum])).toThrow(RangeError);
  });
});

describe('WebAssembly', () => {
  it('is not written with an address that is missing', () => {
    for (const address of [undefined as unknown as number, NaN, -8, 0.5]) {
      expect(() => new FunctionWriter(['i32']).get(0).load('load', address)).toThrow(RangeError);
      expect(() => new FunctionWriter(['i32']).get(0).store(address)).toThrow(RangeError);
    }
  });

  it('draws into columns and from tables that exist, or not at all', () => {
    const { sampler } = wasmRunner(wasmModel(sound), callPerTrial, [new Float64Array(8)]);
    expect(() => sampler.fillUniforms(2)).toThrow(RangeError);
    expect(() => sampler.fillOctaves(2, 0)).toThrow(RangeError);
    expect(() => sampler.fillOctaves(0, 1)).toThrow(RangeError);
  });
});
