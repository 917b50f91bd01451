import type { CellRange } from '../engine/formula/workbookModel';
import { cellCount } from './cellCount';

/** What Excel says of a request or an answer that weighs more than it carries; cells weigh between a byte and 32 KB. */
const TOO_LARGE: ReadonlySet<unknown> = new Set(['RequestPayloadSizeLimitExceeded', 'ResponsePayloadSizeLimitExceeded', 'RangeExceedsLimit', 'OperationCellsExceedLimit']);

/** Part of a larger rectangle; what else it carries tells where it belongs. */
export interface Block {
  readonly range: CellRange;
}

/**
 * Asks for something of every block, as many blocks in one request as have `limit` cells together, and hands over each
 * answer. A request that turns out too large is asked again in halves, down to a single cell; nothing of it is handed over
 * before it went through. `ask` must only ask: it may be called again for a part of its block.
 */
export async function inBlocks<B extends Block, A>(
  context: Excel.RequestContext,
  blocks: readonly B[],
  limit: number,
  ask: (block: B) => A,
  take: (block: B, answer: A) => void,
): Promise<void> {
  const request = async (asked: readonly B[]): Promise<void> => {
    const answers = asked.map(ask);
    try {
      await context.sync();
    } catch (thrown) {
      const parts = isTooLarge(thrown) ? halves(asked) : null;
      if (parts === null) throw thrown;
      for (const part of parts) await request(part);
      return;
    }
    asked.forEach((block, index) => take(block, answers[index]!));
  };
  for (const asked of together(blocks, limit)) await request(asked);
}

function isTooLarge(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && TOO_LARGE.has((thrown as { readonly code?: unknown }).code);
}

function together<B extends Block>(blocks: readonly B[], limit: number): readonly (readonly B[])[] {
  const requests: B[][] = [];
  let pending = 0;
  for (const block of blocks) {
    const cells = cellCount(block.range);
    const last = requests.at(-1);
    if (last === undefined || pending + cells > limit) {
      requests.push([block]);
      pending = cells;
    } else {
      last.push(block);
      pending += cells;
    }
  }
  return requests;
}

/** Null for a single cell. */
function halves<B extends Block>(blocks: readonly B[]): readonly (readonly B[])[] | null {
  const [first] = blocks;
  if (first === undefined) return null;
  if (blocks.length > 1) {
    const middle = Math.ceil(blocks.length / 2);
    return [blocks.slice(0, middle), blocks.slice(middle)];
  }
  const { top, left, bottom, right } = first.range;
  if (cellCount(first.range) === 1) return null;
  const [row, column] = [Math.floor((top + bottom) / 2), Math.floor((left + right) / 2)];
  const ranges = bottom > top ? [{ top, left, bottom: row, right }, { top: row + 1, left, bottom, right }] : [{ top, left, bottom, right: column }, { top, left: column + 1, bottom, right }];
  return ranges.map((range) => [{ ...first, range }]);
}
