import type { CompiledModel } from './compiledModel';
import type { WorkbookModel } from '../formula/workbookModel';
import type { Pass } from './ir/pass';
import type { Program } from './ir/program';

const PRIME = 0x01000193;
const PROBES = [0.001, 0.25, 0.5, 0.75, 0.999];

/** 128 bits of everything that shapes the results except seed, trials and the values of parameters, as 32 hexadecimal digits. */
export function fingerprintOf({ program, argumentProgram, inputs, outputs, correlations }: Pick<CompiledModel, 'program' | 'argumentProgram' | 'inputs' | 'outputs' | 'correlations'>): string {
  const hash = new Hash();
  addProgram(hash, program);
  if (argumentProgram !== null) addProgram(hash, argumentProgram);
  for (const { identity, family, distribution } of inputs) {
    hash.text(identity);
    hash.text(family);
    for (const probability of PROBES) hash.number(distribution.quantile(probability));
  }
  for (const { name } of outputs) hash.text(name);
  for (const { members, correlation, degreesOfFreedom } of correlations) {
    for (const member of members) hash.word(member);
    for (const row of correlation.scores) for (const score of row) hash.number(score);
    if (degreesOfFreedom !== null) hash.number(degreesOfFreedom);
  }
  return hash.digits();
}

function addProgram(hash: Hash, { nodes, tables, passes, outputs }: Program): void {
  for (const { operation, operands, value } of nodes) {
    hash.text(operation);
    for (const operand of operands) hash.word(operand);
    hash.number(value);
  }
  for (const table of tables) for (const entry of table) hash.number(entry);
  for (const pass of passes) addPass(hash, pass);
  for (const output of outputs) hash.word(output);
}

function addPass(hash: Hash, pass: Pass): void {
  if (pass.kind === 'recalculation') {
    const { book, labels, ...formula } = pass.formula;
    hash.text(JSON.stringify({ ...formula, labels: [...labels], target: pass.target }));
    addBook(hash, book);
  } else hash.text(pass.kind === 'call' ? JSON.stringify({ ...pass, book: null, labels: [...pass.labels] }) : JSON.stringify(pass));
}

const hashedBooks = new WeakMap<WorkbookModel, string>();

/** A formula that is recalculated may read any cell of its workbook. */
function addBook(hash: Hash, book: WorkbookModel): void {
  let digits = hashedBooks.get(book);
  if (digits === undefined) {
    const own = new Hash();
    for (const { name, cells } of book.sheets) {
      own.text(name);
      for (const [key, { value, formula }] of cells) {
        own.number(key);
        if (formula !== undefined) own.text(formula);
        else if (typeof value === 'number') own.number(value);
        else own.text(JSON.stringify(value));
      }
    }
    digits = own.digits();
    hashedBooks.set(book, digits);
  }
  hash.text(digits);
}

/** Four FNV-1a hashes side by side, each from its own start and stirred with its neighbour. */
class Hash {
  private readonly state = Int32Array.of(0x811c9dc5, 0x1b873593, 0xcc9e2d51, 0x9e3779b9);
  private readonly double = new Float64Array(1);
  private readonly words = new Int32Array(this.double.buffer);

  word(value: number): void {
    for (let lane = 0; lane < 4; lane++) {
      const mixed = Math.imul(this.state[lane]! ^ value, PRIME);
      this.state[lane] = mixed ^ (mixed >>> 15) ^ (this.state[(lane + 1) & 3]! << lane);
    }
  }

  number(value: number): void {
    this.double[0] = value;
    this.word(this.words[0]!);
    this.word(this.words[1]!);
  }

  text(value: string): void {
    this.word(value.length);
    for (let position = 0; position < value.length; position++) this.word(value.charCodeAt(position));
  }

  digits(): string {
    return Array.from(this.state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
