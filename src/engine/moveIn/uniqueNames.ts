/** Gives each name once, without regard to case: the second of a name gets a number. */
export class UniqueNames {
  private readonly taken = new Set<string>();

  take(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.taken.has(name.toLowerCase()); number++) name = `${wanted} (${number})`;
    this.taken.add(name.toLowerCase());
    return name;
  }
}
