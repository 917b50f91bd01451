import seedrandom from 'seedrandom';

/** What NOW and RAND answer on the command line: the time of the call, and the same random numbers in every run. */
export function volatileValues(now: number): { readonly now: number; random(): number } {
  const generator = seedrandom('1');
  return { now, random: () => generator() };
}
