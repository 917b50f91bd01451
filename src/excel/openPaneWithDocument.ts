/** The property by which Office opens the task pane together with a document. */
const AUTO_OPEN = 'Office.AutoShowTaskpaneWithDocument';

/**
 * Kept through the workbook's settings: `Office.context.document.settings` saves the copy that it took when the page was
 * loaded, and with it erases what the workbook's settings hold since.
 */
export async function openPaneWithDocument(): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.settings.add(AUTO_OPEN, true);
    await context.sync();
  });
}
