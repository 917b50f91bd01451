import type { CallValue } from '../ir/pass';
import type { NodeId } from '../ir/graph';
import { isChoice, isKnown, type Scalar } from './lowered';

/** The columns a pass takes as operands, each once. */
export class OperandList {
  readonly operands: NodeId[] = [];
  private readonly numbers = new Map<NodeId, number>();

  /** A value in terms of the operands. */
  valueOf(value: Scalar): CallValue {
    if (isKnown(value)) return { known: value };
    if (isChoice(value)) return { chosenBy: this.operand(value.index), options: value.options.map((option) => this.valueOf(option)) };
    const error = value.error === null ? null : this.operand(value.error());
    return { operand: this.operand(value.settled), error, type: value.type };
  }

  private operand(node: NodeId): number {
    let number = this.numbers.get(node);
    if (number === undefined) {
      number = this.operands.push(node) - 1;
      this.numbers.set(node, number);
    }
    return number;
  }
}
