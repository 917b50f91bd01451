/**
 * The members that Excel cannot undo, as far as the workbench has them, after Microsoft's table of undo capabilities. In a
 * batch whose undo steps are merged Excel refuses them.
 */
const NOWHERE: ReadonlySet<string> = new Set(['Workbook.insertWorksheetsFromBase64', 'Worksheet.copy', 'Worksheet.delete']);
const NOT_ON_THE_DESKTOP: ReadonlySet<string> = new Set(['Worksheet.name', 'Worksheet.position', 'Worksheet.visibility']);

/** `member` as the API's reference names it: `Worksheet.visibility`. */
export function canBeUndone(member: string, platform: 'web' | 'desktop'): boolean {
  return !NOWHERE.has(member) && (platform === 'web' || !NOT_ON_THE_DESKTOP.has(member));
}
