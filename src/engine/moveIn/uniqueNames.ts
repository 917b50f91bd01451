/** Gives each name once, without regard to case: the second of a name gets a number. */
export class UniqueNames {
  private readonly taken = new Set<string>();
  /** By wanted name: the number that the next one may get, so that many of one name are not counted from the first each time. */
  private readonly next = new Map<string, number>();

  take(wanted: string): string {
    let name = wanted;
    const key = wanted.toLowerCase();
    let number = this.next.get(key) ?? 2;
    for (; this.taken.has(name.toLowerCase()); number++) name = `${wanted} (${number})`;
    this.next.set(key, number);
    this.taken.add(name.toLowerCase());
    return name;
  }
}
