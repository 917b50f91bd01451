/** Calls back after every move of the selection, on whichever sheet. Returns the way to stop. */
export async function watchSelection(listener: () => void): Promise<() => void> {
  const registration = await Excel.run(async (context) => {
    const added = context.workbook.worksheets.onSelectionChanged.add(async () => listener());
    await context.sync();
    return added;
  });
  return () => {
    // Where the session is already gone there is nothing left to take back.
    Excel.run(registration.context, async (context) => {
      registration.remove();
      await context.sync();
    }).catch(() => undefined);
  };
}
