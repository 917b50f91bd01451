/**
 * The add-in's own settings inside the document: one store behind `Office.context.document.settings` (saved
 * as a whole) and `workbook.settings` (item by item). Values are JSON texts, as they travel.
 */
export class DocumentSettings {
  private readonly values = new Map<string, string>();
  private readonly listeners = new Set<() => void>();

  constructor(initial: Readonly<Record<string, string>> = {}) {
    for (const [key, json] of Object.entries(initial)) {
      this.values.set(key, json);
    }
  }

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  /** The JSON text, or undefined. */
  get(key: string): string | undefined {
    return this.values.get(key);
  }

  set(key: string, json: string): void {
    this.values.set(key, json);
    this.announce();
  }

  delete(key: string): void {
    if (this.values.delete(key)) {
      this.announce();
    }
  }

  /** Takes the place of everything, as `settings.saveAsync` does. */
  replace(entries: Iterable<readonly [string, string]>): void {
    this.values.clear();
    for (const [key, json] of entries) {
      this.values.set(key, json);
    }
    this.announce();
  }

  toRecord(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.values);
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private announce(): void {
    this.listeners.forEach((listener) => listener());
  }
}
