/**
 * Ids that outlive a rename. Charts and tables are known to the spreadsheet by name; the add-in holds
 * an id, and may rename the object after it received it.
 */
export class StableIds {
  private readonly keyById = new Map<string, string>();
  private readonly idByKey = new Map<string, string>();
  private last = 0;

  constructor(private readonly prefix: string) {}

  idOf(key: string): string {
    const known = this.idByKey.get(key);
    if (known !== undefined) {
      return known;
    }
    this.last += 1;
    const id = `{${this.prefix}-${this.last.toString(16).toUpperCase().padStart(8, '0')}}`;
    this.keyById.set(id, key);
    this.idByKey.set(key, id);
    return id;
  }

  /** The current key of an id; undefined when the id was never given out. */
  keyOf(id: string): string | undefined {
    return this.keyById.get(id);
  }

  rename(from: string, to: string): void {
    const id = this.idOf(from);
    this.idByKey.delete(from);
    this.idByKey.set(to, id);
    this.keyById.set(id, to);
  }
}
