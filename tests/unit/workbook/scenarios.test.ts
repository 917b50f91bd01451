import type { CellValue } from '../../../src/engine/core/cellValue';
import { cellKey } from '../../../src/engine/formula/workbookModel';
import { parseReference } from '../../../src/engine/formula/parse/address';
import type { CellContent } from '../../../src/workbook/writing/cellContent';
import { MemoryWorkbookPort } from '../../support/memoryWorkbookPort';
import type { RangeSnapshot } from '../../../src/workbook/port';
import { applyScenario, deleteScenario, renameScenario, saveScenario, writeScenarioResults } from '../../../src/workbook/scenarios/changeScenarios';
import { readScenarios } from '../../../src/workbook/scenarios/readScenarios';
import { shownFormat } from '../../../src/workbook/scenarios/scenarioSheet';
import { locale } from '../../support/words';

const inputs = [
  { address: 'Model!B1', label: 'Price' },
  { address: 'Model!B2', label: 'Open on Sundays' },
];
const results = [{ address: 'Model!B3', label: 'Profit' }];

/** Shows in a cell that refers to another one what that holds, and a profit of the price times ten. */
class ReferringPort extends MemoryWorkbookPort {
  constructor() {
    super({
      file: {
        names: [],
        sheets: [
          {
            name: 'Model',
            cells: new Map([
              [cellKey(0, 1), { value: 120 }],
              [cellKey(1, 1), { value: false }],
              [cellKey(2, 1), { value: null, formula: 'B1*10' }],
              [cellKey(3, 1), { value: 0.2, formula: 'ROI.PERT(0.1,0.2,0.3)' }],
            ]),
          },
        ],
      },
    });
  }

  override async readRanges(addresses: readonly string[]): Promise<readonly RangeSnapshot[]> {
    const read = await super.readRanges(addresses);
    return Promise.all(
      read.map(async (snapshot) => ({
        ...snapshot,
        values: await Promise.all(snapshot.formulas.map((row, r) => Promise.all(row.map((formula, c) => this.shown(formula, snapshot.values[r][c]))))),
      })),
    );
  }

  private async shown(formula: RangeSnapshot['formulas'][number][number], value: CellValue): Promise<CellValue> {
    if (formula === '=B1*10') return Number((await this.readRanges(['Model!B1']))[0].values[0][0]) * 10;
    if (typeof formula !== 'string' || parseReference(formula) === null) return value;
    return (await this.readRanges([formula.slice(1)]))[0].values[0][0];
  }
}

async function ready(port: ReferringPort) {
  const reading = await readScenarios(port);
  if (reading.status !== 'ready') throw new Error(`The scenarios are ${JSON.stringify(reading)}`);
  return reading.table;
}

async function savedTwice(): Promise<ReferringPort> {
  const port = new ReferringPort();
  await saveScenario(port, { name: 'Base', inputs, results }, locale('en-US'));
  await port.writeCells(new Map<string, CellValue>([['Model!B1', 150], ['Model!B2', true]]));
  await saveScenario(port, { name: 'High', inputs: [], results: [] }, locale('en-US'));
  return port;
}

describe('scenarios', () => {
  it('are none in a workbook without their sheet', async () => expect(await readScenarios(new ReferringPort())).toEqual({ status: 'none' }));

  it('stand in a sheet as columns beside what the cells hold now, with the results of their time', async () => {
    const port = await savedTwice();
    expect(await port.sheetNames()).toEqual(['Model', 'Saved scenarios']);
    expect(await ready(port)).toEqual({
      sheet: 'Saved scenarios',
      inputs: [
        { address: 'Model!B1', label: 'Price', value: 150 },
        { address: 'Model!B2', label: 'Open on Sundays', value: true },
      ],
      results: [{ address: 'Model!B3', label: 'Profit', value: 1500 }],
      scenarios: [
        { name: 'Base', values: [120, false], results: [1200], applied: false },
        { name: 'High', values: [150, true], results: [1500], applied: true },
      ],
    });
    const [{ formulas }] = await port.readRanges(["'Saved scenarios'!B4:E8"]);
    expect(formulas).toEqual([
      ['Input', 'Now', 'Base', 'High'],
      ['Price', '=Model!B1', 120, 150],
      ['Open on Sundays', '=Model!B2', false, true],
      [null, null, null, null],
      ['Result', 'Now', null, null],
    ]);
  });

  it('are put back into the inputs, those that differ only', async () => {
    const port = await savedTwice();
    expect(await applyScenario(port, 'base')).toEqual({ formulas: [] });
    expect((await port.readRanges(['Model!B1:B2']))[0].values).toEqual([[120], [false]]);
    expect((await ready(port)).scenarios.map(({ applied }) => applied)).toEqual([true, false]);
  });

  it('put a text that begins with an equals sign back as a text', async () => {
    const port = new ReferringPort();
    await saveScenario(port, { name: 'Base', inputs: [...inputs, { address: 'Model!B4', label: 'Share' }], results }, locale('en-US'));
    const text = '=HYPERLINK("https://evil.example","Click")';
    await port.writeCells(new Map<string, CellContent>([["'Saved scenarios'!D7", { text }], ["'Saved scenarios'!D4", { text: '=Base' }], ['Model!B4', 1]]));
    expect(await applyScenario(port, '=Base')).toEqual({ formulas: [] });
    expect((await port.readRanges(['Model!B4']))[0]).toMatchObject({ values: [[text]], formulas: [[{ text }]] });
    await saveScenario(port, { name: 'Copy', inputs: [], results: [] }, locale('en-US'));
    expect((await port.readRanges(["'Saved scenarios'!E7"]))[0].formulas).toEqual([[{ text }]]);
  });

  it('leave an input alone where their cell is empty, and say which formulas gave way', async () => {
    const port = new ReferringPort();
    await saveScenario(port, { name: 'Base', inputs: [...inputs, { address: 'Model!B4', label: 'Share' }], results }, locale('en-US'));
    await port.writeCells(new Map<string, CellValue>([["'Saved scenarios'!D5", null], ["'Saved scenarios'!D7", 0.25]]));
    expect(await applyScenario(port, 'Base')).toEqual({ formulas: ['Model!B4'] });
    expect((await port.readRanges(['Model!B1:B4']))[0].formulas).toEqual([[120], [false], ['=B1*10'], [0.25]]);
  });

  it('are written over when saved again under their name, whatever its case', async () => {
    const port = await savedTwice();
    await saveScenario(port, { name: 'BASE', inputs: [], results: [] }, locale('en-US'));
    expect((await ready(port)).scenarios).toMatchObject([
      { name: 'Base', values: [150, true], results: [1500] },
      { name: 'High', values: [150, true] },
    ]);
  });

  it('move up when one is deleted, and take a new name', async () => {
    const port = await savedTwice();
    await renameScenario(port, 'High', 'Optimistic', locale('en-US'));
    await deleteScenario(port, 'Base', locale('en-US'));
    expect((await ready(port)).scenarios).toMatchObject([{ name: 'Optimistic', values: [150, true], results: [1500] }]);
    const [{ values }] = await port.readRanges(["'Saved scenarios'!E4:E9"]);
    expect(values.flat()).toEqual([null, null, null, null, null, null]);
    await deleteScenario(port, 'Optimistic', locale('en-US'));
    expect((await ready(port)).scenarios).toEqual([]);
  });

  it('take results that were calculated later', async () => {
    const port = await savedTwice();
    await writeScenarioResults(port, new Map([['Base', [1234]]]), locale('en-US'));
    expect((await ready(port)).scenarios.map(({ results: [profit] }) => profit)).toEqual([1234, 1500]);
  });

  it('may be added by hand, and notes below the table do not disturb', async () => {
    const port = await savedTwice();
    await port.writeRange("'Saved scenarios'!F4", [['By hand'], [99]]);
    await port.writeRange("'Saved scenarios'!B11", [['A note', '=SUM(1,2)']]);
    expect((await ready(port)).scenarios[2]).toEqual({ name: 'By hand', values: [99, null], results: [null], applied: false });
  });

  it('say what is wrong with a sheet that was edited beyond reading, and write nothing to it', async () => {
    const port = await savedTwice();
    await port.writeRange("'Saved scenarios'!E4", [['base']]);
    await port.writeRange("'Saved scenarios'!F5", [[7]]);
    await port.writeRange("'Saved scenarios'!C5", [['=#REF!']]);
    const before = (await port.readRanges(["'Saved scenarios'!"]))[0].formulas;
    expect(await readScenarios(port)).toEqual({
      status: 'damaged',
      sheet: 'Saved scenarios',
      problems: [
        { code: 'inputGone', address: "'Saved scenarios'!C5", received: 'Price' },
        { code: 'nameTwice', address: "'Saved scenarios'!E4", received: 'base' },
      ],
    });
    await expect(saveScenario(port, { name: 'New', inputs, results }, locale('en-US'))).rejects.toMatchObject({ code: 'notFound' });
    await expect(applyScenario(port, 'Base')).rejects.toMatchObject({ code: 'notFound' });
    expect((await port.readRanges(["'Saved scenarios'!"]))[0].formulas).toEqual(before);
  });

  it('that hold nothing are not applied', async () => {
    const port = await savedTwice();
    await port.writeRange("'Saved scenarios'!F4", [['Empty']]);
    expect((await ready(port)).scenarios[2]).toEqual({ name: 'Empty', values: [null, null], results: [null], applied: false });
  });

  it('are damaged where the heads of both blocks stand in one row', async () => {
    const port = await savedTwice();
    const names = await port.names();
    const inputsAt = names.find(({ name }) => name === 'ROI_ScenarioInputs')!.address;
    port.names = async () => names.map((name) => ({ ...name, address: inputsAt }));
    expect(await readScenarios(port)).toMatchObject({ status: 'damaged', problems: [{ code: 'tableGone' }] });
  });

  it('need a name above their values', async () => {
    const port = await savedTwice();
    await port.writeRange("'Saved scenarios'!F5", [[7]]);
    expect(await readScenarios(port)).toMatchObject({ status: 'damaged', problems: [{ code: 'nameMissing', address: "'Saved scenarios'!F4" }] });
  });
});

describe('the number format of a scenario', () => {
  it.each([
    ['12.5%', '0.0%'],
    ['12%', '0%'],
    ['1,234,567', '#,##0'],
    ['¥1,234.50', '#,##0.00'],
    ['12.5', 'General'],
    ['', 'General'],
    ['TRUE', 'General'],
    ['6.2 months', 'General'],
  ])('of a cell that shows %j is %s', (shown, format) => expect(shownFormat(shown)).toBe(format));
});
