import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkbookModel } from '../../../src/engine/formula/workbookModel';
import type { CellFile, WorkbookFile } from '../../../src/file/workbookFile';
import { writeWorkbook } from '../../../src/file/xlsx';
import { readWorkbookModel } from '../../../src/file/xlsx/readModel';

/** Makes LibreOffice recalculate on loading, which it otherwise leaves to the program that saved the file. */
const RECALCULATE =
  '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">' +
  '<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>';

/** The workbook as LibreOffice calculates it. Our own functions, unknown there, stand as their values. */
export async function judgeWithLibreOffice(file: WorkbookFile): Promise<WorkbookModel> {
  const folder = mkdtempSync(join(tmpdir(), 'roi-judge-'));
  try {
    mkdirSync(join(folder, 'profile', 'user'), { recursive: true });
    writeFileSync(join(folder, 'profile', 'user', 'registrymodifications.xcu'), RECALCULATE);
    writeFileSync(join(folder, 'template.xlsx'), await writeWorkbook(withoutCustomFunctions(file)));
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), join(folder, 'template.xlsx')], { stdio: 'pipe' });
    const judged = readWorkbookModel(new Uint8Array(readFileSync(join(folder, 'out', 'template.xlsx'))));
    if (!judged.ok) throw new Error(judged.error.code);
    return judged.value;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withoutCustomFunctions(file: WorkbookFile): WorkbookFile {
  const plain = (cell: CellFile): CellFile => {
    const custom = cell.spilled || (cell.formula !== undefined && /ROI\.[A-Z]/.test(cell.formula));
    return custom ? { value: cell.value, ...(cell.style ? { style: cell.style } : {}) } : cell;
  };
  return { ...file, sheets: file.sheets.map((sheet) => ({ ...sheet, cells: new Map([...sheet.cells].map(([key, cell]) => [key, plain(cell)] as const)) })) };
}
