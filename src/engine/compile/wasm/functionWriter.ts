import { ByteWriter } from './byteWriter';
import { core, EMPTY_BLOCK, valueType, vector, type ValueType } from './instructions';

export type VectorInstruction = keyof typeof vector;

/** Number of a parameter or local variable. */
export type Local = number;

/** The body of one function. Operations take their operands from the stack, as the machine does. */
export class FunctionWriter {
  readonly code = new ByteWriter();
  private readonly locals: ValueType[] = [];
  private readonly free = new Map<ValueType, Local[]>();

  constructor(
    readonly parameters: readonly ValueType[],
    readonly results: readonly ValueType[] = [],
  ) {}

  local(type: ValueType): Local {
    return this.free.get(type)?.pop() ?? this.parameters.length + this.locals.push(type) - 1;
  }

  /** Gives a local back for another use. */
  release(type: ValueType, local: Local): void {
    const list = this.free.get(type);
    if (list === undefined) this.free.set(type, [local]);
    else list.push(local);
  }

  get(local: Local): this {
    this.code.byte(core.localGet);
    this.code.unsigned(local);
    return this;
  }

  set(local: Local): this {
    this.code.byte(core.localSet);
    this.code.unsigned(local);
    return this;
  }

  /** Sets a local and leaves the value on the stack. */
  tee(local: Local): this {
    this.code.byte(core.localTee);
    this.code.unsigned(local);
    return this;
  }

  i32(value: number): this {
    this.code.byte(core.i32Const);
    this.code.signed(value);
    return this;
  }

  plain(instruction: keyof typeof core): this {
    this.code.byte(core[instruction]);
    return this;
  }

  call(functionIndex: number): this {
    this.code.byte(core.call);
    this.code.unsigned(functionIndex);
    return this;
  }

  vector(instruction: VectorInstruction): this {
    this.code.byte(core.prefix);
    this.code.unsigned(vector[instruction]);
    return this;
  }

  /** Both lanes the same number. */
  pair(value: number): this {
    this.vector('constant');
    this.code.double(value);
    this.code.double(value);
    return this;
  }

  /** Four lanes the same 32-bit word. */
  words(value: number): this {
    this.vector('constant');
    for (let lane = 0; lane < 4; lane++) this.code.word(value);
    return this;
  }

  /** Two 64-bit lanes with the same high and low words. */
  longs(high: number, low: number): this {
    this.vector('constant');
    for (let lane = 0; lane < 2; lane++) {
      this.code.word(low);
      this.code.word(high);
    }
    return this;
  }

  lane(instruction: 'i32ExtractLane' | 'f64ExtractLane' | 'f64ReplaceLane', lane: number): this {
    this.vector(instruction);
    this.code.byte(lane);
    return this;
  }

  /** Bytes chosen from two vectors: 0–15 from the first, 16–31 from the second. */
  shuffle(bytes: readonly number[]): this {
    this.vector('shuffle');
    for (const byte of bytes) this.code.byte(byte);
    return this;
  }

  /** Loads from the address on the stack plus `offset`; one lane of a pair behind `lane`. */
  load(instruction: 'load' | 'load64Zero' | 'load64Lane', offset: number, lane = 0): this {
    this.vector(instruction);
    this.memory(instruction === 'load' ? 4 : 3, offset);
    if (instruction === 'load64Lane') this.code.byte(lane);
    return this;
  }

  /** Stores the vector on the stack at the address below it plus `offset`. */
  store(offset: number): this {
    this.vector('store');
    this.memory(4, offset);
    return this;
  }

  loadDouble(offset: number): this {
    this.code.byte(core.f64Load);
    this.memory(3, offset);
    return this;
  }

  begin(kind: 'block' | 'loop' | 'if'): this {
    this.code.byte(core[kind]);
    this.code.byte(EMPTY_BLOCK);
    return this;
  }

  end(): this {
    this.code.byte(core.end);
    return this;
  }

  branch(kind: 'branch' | 'branchIf', depth: number): this {
    this.code.byte(core[kind]);
    this.code.unsigned(depth);
    return this;
  }

  /** The function as it stands in the code section: locals in runs of one type, then the instructions. */
  body(): ByteWriter {
    const runs: { type: ValueType; count: number }[] = [];
    for (const type of this.locals) {
      const last = runs.at(-1);
      if (last?.type === type) last.count++;
      else runs.push({ type, count: 1 });
    }
    const body = new ByteWriter();
    body.unsigned(runs.length);
    for (const { type, count } of runs) {
      body.unsigned(count);
      body.byte(valueType[type]);
    }
    body.bytes(this.code.written());
    body.byte(core.end);
    return body;
  }

  /** The machine checks locals and functions itself, but an address that is missing would be 0, where other numbers stand. */
  private memory(alignment: number, offset: number): void {
    if (!(Number.isInteger(offset) && offset >= 0)) throw new RangeError(`no address in memory: ${offset}`);
    this.code.unsigned(alignment);
    this.code.unsigned(offset);
  }
}
