/** The most bytes of a line of standard input. */
export const LONGEST_LINE = 1_000_000;

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * The lines of a stream of bytes, read as UTF-8; null for one that is longer than `longest`, of which nothing is kept, so that
 * the lines after it are still answered.
 */
export async function* boundedLines(stream: AsyncIterable<Uint8Array>, longest = LONGEST_LINE): AsyncGenerator<string | null> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  const take = (): string | null => {
    const line = length > longest ? null : textOf(pieces, length);
    pieces = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
      length += to - from;
      if (length <= longest) pieces.push(chunk.subarray(from, to));
      yield take();
      from = to + 1;
    }
    length += chunk.length - from;
    if (length > longest) pieces = [];
    else pieces.push(chunk.subarray(from));
  }
  if (length > 0) yield take();
}

function textOf(pieces: readonly Uint8Array[], length: number): string {
  const line = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    line.set(piece, at);
    at += piece.length;
  }
  return new TextDecoder().decode(line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line);
}
