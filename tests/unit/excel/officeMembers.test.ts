import { readdirSync, readFileSync } from 'node:fs';
import { officeMembers, type OfficeMember } from '../../support/officeMembers';

/** Only these say Excel or Office. */
const files = [...readdirSync('src/excel').map((name) => `src/excel/${name}`), 'src/commands/commands.entry.ts', 'src/functions/functions.entry.ts', 'src/taskpane/taskpane.entry.tsx'];

/** What the pane cannot do without, as the manifest or the self-test says: used without asking. */
const needed: Readonly<Record<string, string>> = { ExcelApi: '1.9', SharedRuntime: '1.1' };

/** Members of later sets, and where it is asked for the set before they are used. */
const guarded: Readonly<Record<string, { readonly version: string; readonly file: string }>> = {
  'Range.getSpillingToRangeOrNullObject': { version: '1.12', file: 'src/excel/readWorkbook.ts' },
  'Range.hasSpill': { version: '1.12', file: 'src/excel/readWorkbook.ts' },
  'Range.savedAsArray': { version: '1.12', file: 'src/excel/readWorkbook.ts' },
  'Workbook.insertWorksheetsFromBase64': { version: '1.13', file: 'src/excel/excelWorkbookPort.ts' },
  'RunOptions.mergeUndoGroup': { version: '1.20', file: 'src/excel/excelWorkbookPort.ts' },
};

const used = officeMembers(files);

function isLater({ set, version }: OfficeMember): boolean {
  if (set === '') return false;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = (needed[set] ?? '0.0').split('.').map(Number);
  return major > neededMajor || (major === neededMajor && minor > neededMinor);
}

describe("what is used of Office's API", () => {
  it('is seen, however it is named: read, set, called, taken apart, loaded by name or given as an option', () => {
    const names = new Set(used.map(({ name }) => name));
    for (const name of ['Range.formulas', 'Worksheet.visibility', 'Chart.setPosition', 'RangeFormat.font', 'NamedItem.scope', 'RunOptions.mergeUndoGroup']) expect([name, names.has(name)]).toEqual([name, true]);
  });

  it('is in a requirement set that is needed anyway, or asked for first', () => {
    const unguarded = used.filter((member) => isLater(member) && guarded[member.name]?.version !== member.version);
    expect(unguarded).toEqual([]);
  });

  it('is asked for where that is said, and still used', () => {
    const names = new Set(used.map(({ name }) => name));
    for (const [name, { version, file }] of Object.entries(guarded)) {
      expect([name, names.has(name)]).toEqual([name, true]);
      expect(readFileSync(file, 'utf8')).toContain(`supports('ExcelApi', '${version}')`);
    }
    expect(readFileSync('src/workbook/selfTest.ts', 'utf8')).toContain(`['ExcelApi', '${needed['ExcelApi']}']`);
    expect(readFileSync('manifest.xml', 'utf8')).toContain(`<Set Name="SharedRuntime" MinVersion="${needed['SharedRuntime']}"/>`);
  });

  it.each([
    ['Document.settings', "saves the copy it took at load over the workbook's settings"],
    ['Range.calculate', 'stops at direct dependents'],
    ['Worksheet.getRanges', 'takes the list separator of the computer'],
  ])('is not %s, which %s', (name) => {
    expect(used.filter((member) => member.name === name)).toEqual([]);
  });
});
