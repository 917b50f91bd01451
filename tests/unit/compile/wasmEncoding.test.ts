import { ByteWriter } from '../../../src/engine/compile/wasm/byteWriter';
import { FunctionWriter } from '../../../src/engine/compile/wasm/functionWriter';
import { ModuleWriter } from '../../../src/engine/compile/wasm/moduleWriter';
import { octaveFunction, uniformFunction } from '../../../src/engine/compile/wasm/samplerFunctions';
import { wasmIsAvailable } from '../../../src/engine/compile/wasm/wasmRunner';
import { lognormalDistribution } from '../../../src/engine/risk/distributions/lognormal';
import { seedKey } from '../../../src/engine/risk/random/seedKey';
import { BLOCK_TRIALS, RandomStream } from '../../../src/engine/risk/random/stream';
import { fillUniforms } from '../../../src/engine/risk/random/uniforms';
import { fillFromOctaves } from '../../../src/engine/risk/sampling/kernels';
import { octaveTable } from '../../../src/engine/risk/sampling/octaveTable';

function bytes(write: (writer: ByteWriter) => void): number[] {
  const writer = new ByteWriter();
  write(writer);
  return [...writer.written()];
}

describe('WebAssembly bytes', () => {
  it.each([
    [0, [0]],
    [127, [127]],
    [128, [0x80, 1]],
    [624485, [0xe5, 0x8e, 0x26]],
    [4294967295, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('encodes %d without sign', (value, expected) => expect(bytes((writer) => writer.unsigned(value))).toEqual(expected));

  it.each([
    [0, [0]],
    [63, [63]],
    [64, [0xc0, 0]],
    [-1, [0x7f]],
    [-123456, [0xc0, 0xbb, 0x78]],
    [-2147483648, [0x80, 0x80, 0x80, 0x80, 0x78]],
  ])('encodes %d with sign', (value, expected) => expect(bytes((writer) => writer.signed(value))).toEqual(expected));

  it('keeps what was written while it grows', () => {
    const written = bytes((writer) => {
      for (let number = 0; number < 5000; number++) writer.byte(number & 0xff);
    });
    expect(written).toHaveLength(5000);
    expect(written.every((value, place) => value === (place & 0xff))).toBe(true);
  });

  it('makes modules that run', () => {
    const module = new ModuleWriter();
    const add = new FunctionWriter(['i32', 'i32'], ['i32']);
    add.get(0).get(1).plain('i32Add');
    module.add(add, 'add');
    const host = { memory: new WebAssembly.Memory({ initial: 1 }) };
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.binary(1)), { host });
    expect((exports.add as (a: number, b: number) => number)(40, 2)).toBe(42);
    expect(wasmIsAvailable()).toBe(true);
  });

  it('draws the same bits as the JavaScript samplers', () => {
    const module = new ModuleWriter();
    module.add(uniformFunction(), 'uniforms');
    module.add(octaveFunction(), 'octaves');
    const memory = new WebAssembly.Memory({ initial: 4 });
    const exports = new WebAssembly.Instance(new WebAssembly.Module(module.binary(4)), { host: { memory } }).exports as Record<string, (...numbers: number[]) => void>;
    const [state, column, tableAddress] = [0, 1024, 65536];
    const table = octaveTable(lognormalDistribution(3, 0.8));
    new Float64Array(memory.buffer, tableAddress, table.length).set(table);
    const words = new Int32Array(memory.buffer, state, 16);
    const vector = new Float64Array(memory.buffer, column, BLOCK_TRIALS);
    const scalar = new Float64Array(BLOCK_TRIALS);
    const stream = new RandomStream(seedKey(5), 'name:x');
    for (let block = 0; block < 50; block++) {
      stream.seedBlock(block, words);
      exports.uniforms!(state, column);
      fillUniforms(words.slice(), scalar);
      expect(Array.from(vector)).toEqual(Array.from(scalar));
      exports.octaves!(state, column, tableAddress);
      fillFromOctaves(words.slice(), table, scalar);
      expect(Array.from(vector)).toEqual(Array.from(scalar));
    }
  });
});
