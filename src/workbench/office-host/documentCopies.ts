/** Copies of the document as a file, handed to the add-in slice by slice. */
export class DocumentCopies {
  private readonly open = new Map<number, { readonly bytes: Uint8Array; readonly sliceSize: number }>();
  private lastHandle = 0;

  constructor(private readonly save: () => Promise<Uint8Array>) {}

  async take(sliceSize: number): Promise<{ readonly handle: number; readonly size: number }> {
    const bytes = await this.save();
    this.lastHandle += 1;
    this.open.set(this.lastHandle, { bytes, sliceSize });
    return { handle: this.lastHandle, size: bytes.length };
  }

  /** Null for a copy that is not open and for a slice beyond its end. */
  slice(handle: number, index: number): readonly number[] | null {
    const copy = this.open.get(handle);
    if (copy === undefined || index < 0 || index * copy.sliceSize >= copy.bytes.length) {
      return null;
    }
    return [...copy.bytes.subarray(index * copy.sliceSize, (index + 1) * copy.sliceSize)];
  }

  release(handle: number): void {
    this.open.delete(handle);
  }
}
