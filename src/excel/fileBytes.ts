/** The largest slice Office hands over at once. */
const SLICE_BYTES = 4_194_304;

/** The open document as an xlsx file, with changes that are not saved yet. */
export async function fileBytes(): Promise<Uint8Array> {
  const file = await answered<Office.File>((done) => Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE_BYTES }, done));
  try {
    const bytes = new Uint8Array(file.size);
    let filled = 0;
    for (let index = 0; index < file.sliceCount; index++) {
      const slice = await answered<Office.Slice>((done) => file.getSliceAsync(index, done));
      bytes.set(slice.data as number[], filled);
      filled += slice.size;
    }
    return bytes;
  } finally {
    // Office keeps two files open at most; one that cannot be closed is closed with the document.
    file.closeAsync();
  }
}

function answered<T>(ask: (done: (answer: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((answer) => (answer.status === Office.AsyncResultStatus.Succeeded ? resolve(answer.value) : reject(answer.error)));
  });
}
