import { createWorkbookHost } from '../../../src/workbench/object-model/createWorkbookHost';
import { DocumentSettings } from '../../../src/workbench/object-model/documentSettings';
import { HostCollection, HostObject, membersOf } from '../../../src/workbench/object-model/hostObject';
import { MemorySpreadsheet } from '../../support/memorySpreadsheet';
import { Workbook } from '../../../src/workbench/object-model/workbook';
import { createExcelHarness } from '../excelHarness';

/** Every collection answers these; office.js asks only where Excel has them. */
const OF_EVERY_COLLECTION = new Set(Object.getOwnPropertyNames(HostCollection.prototype));

/** Carried out by office.js on the web in a context of its own, not by the public class. */
const WEB_ONLY = new Set(['Workbook.CreateAndOpenWorkbook', 'Worksheet.Gridlines']);

/** One object of every class that can be reached by properties, in a workbook that has one of everything. */
function objectsOfTheModel(): ReadonlyMap<string, HostObject> {
  const spreadsheet = new MemorySpreadsheet();
  const sheetId = spreadsheet.activeSheetId();
  const range = { top: 0, left: 0, bottom: 2, right: 1 };
  spreadsheet.write(sheetId, range, [
    ['Item', 'Cost'],
    ['a', 1],
    ['b', 2],
  ]);
  spreadsheet.setName({ name: 'Total', formula: 'Sheet1!$B$2' });
  spreadsheet.addTable(sheetId, { name: 'Costs', range, columns: ['Item', 'Cost'], headerRow: true, totalsRow: false });
  spreadsheet.addChart(sheetId, { name: 'Chart 1', type: 'column', series: [{ values: 'Sheet1!$B$2:$B$3' }], anchor: { top: 0, left: 3, bottom: 9, right: 8 } });
  const settings = new DocumentSettings({ key: '1' });
  const root = new Workbook(createWorkbookHost({ spreadsheet, settings, language: 'en-US', workbookName: 'Book1.xlsx' }));
  const found = new Map<string, HostObject>();
  const visit = (object: HostObject): void => {
    if (found.has(object.typeName)) {
      return;
    }
    found.set(object.typeName, object);
    const inside: unknown[] = object instanceof HostCollection ? [...object.items()] : [];
    for (const [name, member] of membersOf(object)) {
      if (member.kind === 'property' && member.readable && !(object.typeName === 'NamedItem' && name === 'Worksheet')) {
        inside.push(Reflect.get(object, name));
      }
    }
    inside.filter((value) => value instanceof HostObject).forEach(visit);
  };
  visit(root);
  visit(root.GetSelectedRange());
  return found;
}

describe('the surface of the object model', () => {
  it('has no member that the real Excel classes lack: a misspelt one would never be asked for', () => {
    createExcelHarness();
    const objects = objectsOfTheModel();
    const unknown: string[] = [];
    for (const [typeName, object] of objects) {
      const real = (Excel as unknown as Record<string, { prototype: object } | undefined>)[typeName];
      for (const name of membersOf(object).keys()) {
        const camel = name.startsWith('_') ? name : name.charAt(0).toLowerCase() + name.slice(1);
        const expected = WEB_ONLY.has(`${typeName}.${name}`) || (object instanceof HostCollection && OF_EVERY_COLLECTION.has(name));
        if (real === undefined || (!expected && !(camel in real.prototype))) {
          unknown.push(`${typeName}.${camel}`);
        }
      }
    }
    expect(objects.size).toBeGreaterThan(30);
    expect(unknown).toEqual([]);
  });
});
