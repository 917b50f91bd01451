import { createExcelHarness, type ExcelHarness } from '../excelHarness';

let harness: ExcelHarness;

beforeEach(() => {
  harness = createExcelHarness();
});



function run<T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return Excel.run((context) => work(context.workbook.worksheets.getActiveWorksheet(), context));
}

describe('names through real Excel proxies', () => {
  it('adds names for ranges, constants and sheets, and finds their cells', async () => {
    const read = await run(async (sheet, context) => {
      const { names } = context.workbook;
      names.add('Total', sheet.getRange('B2:B3'));
      names.add('Rate', '=0.1');
      sheet.names.add('Local', sheet.getRange('A1'));
      names.load('items/name,items/formula,items/type,items/value,items/scope');
      sheet.names.load('items/name,items/scope');
      const range = names.getItem('total').getRange();
      range.load('address');
      const none = names.getItemOrNullObject('Nowhere');
      await context.sync();
      return {
        names: names.items.map((item) => [item.name, item.formula, item.type, item.value, item.scope]),
        local: sheet.names.items.map((item) => [item.name, item.scope]),
        address: range.address,
        none: none.isNullObject,
      };
    });
    expect(read).toEqual({
      names: [
        ['Total', '=Sheet1!$B$2:$B$3', 'Range', 'Sheet1!B2:B3', 'Workbook'],
        ['Rate', '=0.1', 'Double', 0.1, 'Workbook'],
      ],
      // Excel on the web lists the names of the workbook with those of each sheet.
      local: [
        ['Local', 'Worksheet'],
        ['Total', 'Workbook'],
        ['Rate', 'Workbook'],
      ],
      address: 'Sheet1!B2:B3',
      none: true,
    });
  });

  it('reaches a range by name from a sheet', async () => {
    const address = await run(async (sheet, context) => {
      context.workbook.names.add('Total', sheet.getRange('B2:B3'));
      const range = sheet.getRange('Total');
      range.load('address');
      await context.sync();
      return range.address;
    });
    expect(address).toBe('Sheet1!B2:B3');
  });

  it.each(['A1', '1x', 'two words', 'R'])('refuses the name %s', async (name) => {
    await expect(
      run(async (sheet, context) => {
        context.workbook.names.add(name, sheet.getRange('A1'));
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'InvalidArgument' });
  });

  it('deletes a name', async () => {
    await run(async (sheet, context) => {
      context.workbook.names.add('Total', sheet.getRange('B2'));
      await context.sync();
      context.workbook.names.getItem('Total').delete();
      await context.sync();
    });
    expect(harness.spreadsheet.names()).toEqual([]);
  });
});

describe('tables through real Excel proxies', () => {
  const makeTable = (sheet: Excel.Worksheet): Excel.Table => {
    sheet.getRange('A1:B3').values = [
      ['Item', 'Cost'],
      ['Licences', 100],
      ['Training', 50],
    ];
    return sheet.tables.add('A1:B3', true);
  };

  it('makes a table of a range and reads its parts', async () => {
    const read = await run(async (sheet, context) => {
      const table = makeTable(sheet);
      table.name = 'Costs';
      const body = table.getDataBodyRange();
      const header = table.getHeaderRowRange();
      const column = table.columns.getItem('Cost').getDataBodyRange();
      body.load('address,values');
      header.load('values');
      column.load('values');
      table.columns.load('items/name');
      table.rows.load('count');
      await context.sync();
      return { body: body.address, values: body.values, header: header.values, cost: column.values, columns: table.columns.items.map((item) => item.name), rows: table.rows.count };
    });
    expect(read).toEqual({
      body: 'Sheet1!A2:B3',
      values: [
        ['Licences', 100],
        ['Training', 50],
      ],
      header: [['Item', 'Cost']],
      cost: [[100], [50]],
      columns: ['Item', 'Cost'],
      rows: 2,
    });
    expect(harness.spreadsheet.tables()).toMatchObject([{ name: 'Costs', columns: ['Item', 'Cost'] }]);
  });

  it('grows by rows and pushes down what stands below', async () => {
    const below = await run(async (sheet, context) => {
      const table = makeTable(sheet);
      sheet.getRange('A4').values = [['below']];
      table.rows.add(undefined, [['Support', 25]]);
      const range = table.getRange();
      range.load('address');
      const moved = sheet.getRange('A5');
      moved.load('values');
      const last = table.rows.getItemAt(2);
      last.load('values');
      await context.sync();
      return [range.address, moved.values, last.values];
    });
    expect(below).toEqual(['Sheet1!A1:B4', [['below']], [['Support', 25]]]);
  });

  it('keeps the proxy of a table usable after it was renamed', async () => {
    const name = await run(async (sheet, context) => {
      const table = makeTable(sheet);
      await context.sync();
      table.name = 'Costs';
      await context.sync();
      const found = context.workbook.tables.getItem('Costs');
      found.load('name,id');
      table.load('id');
      await context.sync();
      return [found.name, found.id === table.id];
    });
    expect(name).toEqual(['Costs', true]);
  });

  it('refuses a table over another', async () => {
    await expect(
      run(async (sheet, context) => {
        makeTable(sheet);
        sheet.tables.add('B2:C4', true);
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'InvalidArgument', message: expect.stringContaining('overlap') });
  });
});

describe('charts through real Excel proxies', () => {
  const data = [
    ['', 'Cost', 'Benefit'],
    ['Year 1', 10, 4],
    ['Year 2', 3, 12],
    ['Year 3', 3, 20],
  ];

  it('reads series, their names and categories out of a range', async () => {
    await run(async (sheet, context) => {
      sheet.getRange('A1:C4').values = data;
      const chart = sheet.charts.add('ColumnClustered', sheet.getRange('A1:C4'));
      chart.name = 'Cash';
      chart.title.text = 'Cash by year';
      chart.legend.position = 'Right';
      chart.axes.valueAxis.title.text = 'EUR';
      chart.setPosition('E2', 'J12');
      chart.series.getItemAt(1).format.fill.setSolidColor('#00aa00');
      await context.sync();
    });
    expect(harness.spreadsheet.charts(harness.spreadsheet.activeSheetId())).toEqual([
      {
        name: 'Cash',
        type: 'column',
        title: 'Cash by year',
        legend: 'right',
        valueTitle: 'EUR',
        anchor: { top: 1, left: 4, bottom: 12, right: 10 },
        series: [
          { name: 'Sheet1!$B$1', values: 'Sheet1!$B$2:$B$4', categories: 'Sheet1!$A$2:$A$4' },
          { name: 'Sheet1!$C$1', values: 'Sheet1!$C$2:$C$4', categories: 'Sheet1!$A$2:$A$4', color: '#00AA00' },
        ],
      },
    ]);
  });

  it('keeps the proxy of a chart usable after it was renamed, and deletes it', async () => {
    const read = await run(async (sheet, context) => {
      sheet.getRange('A1:C4').values = data;
      const chart = sheet.charts.add('BarStacked', sheet.getRange('A1:C4'), 'Rows');
      await context.sync();
      chart.name = 'Tornado';
      await context.sync();
      chart.load('name,chartType,width');
      chart.series.load('items/name');
      await context.sync();
      const before = [chart.name, chart.chartType, chart.series.items.map((series) => series.name)];
      chart.delete();
      sheet.charts.load('count');
      await context.sync();
      return [...before, sheet.charts.count];
    });
    expect(read).toEqual(['Tornado', 'BarStacked', ['Year 1', 'Year 2', 'Year 3'], 0]);
  });

  it('says which chart types it cannot draw', async () => {
    await expect(
      run(async (sheet, context) => {
        sheet.charts.add('Sunburst', sheet.getRange('A1:C4'));
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'NotImplemented', message: expect.stringContaining('Sunburst') });
  });
});
