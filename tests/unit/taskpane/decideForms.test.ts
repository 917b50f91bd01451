import { chosenCell, distinctCells } from '../../../src/taskpane/decide/chosenCell';
import { readAllocation } from '../../../src/taskpane/decide/allocation/readAllocation';
import { emptyAllocation } from '../../../src/taskpane/decide/allocation/allocationDraft';
import { emptyGoalSeek } from '../../../src/taskpane/decide/goalSeek/goalSeekDraft';
import { readGoalSeek } from '../../../src/taskpane/decide/goalSeek/readGoalSeek';
import { measureText, readMeasure } from '../../../src/taskpane/decide/measureEntry';
import { selectedCells } from '../../../src/taskpane/decide/selectedCells';
import { tornadoBar } from '../../../src/taskpane/decide/sensitivity/tornadoBar';
import { readTable } from '../../../src/taskpane/decide/table/readTable';
import { emptyAxis, emptyTable, MOST_RESULTS } from '../../../src/taskpane/decide/table/tableDraft';
import type { CellFacts } from '../../../src/taskpane/decide/useCellFacts';
import { locale } from '../../support/words';

const price = { address: 'Inputs!C5', label: 'Price' };
const cost = { address: 'Inputs!C6', label: 'Cost' };
const profit = { address: 'Model!C7', label: 'Profit' };
const facts = new Map<string, CellFacts>([
  [price.address, { value: 120, text: '120', kind: 'amount', holdsFormula: false }],
  [cost.address, { value: 0.2, text: '20%', kind: 'percent', holdsFormula: false }],
]);
const atLeast = { kind: 'probabilityAtLeast', percentile: '', threshold: '0' } as const;

describe('a goal', () => {
  it('is a question once every field makes sense: bare percents count as percent', () => {
    const draft = { ...emptyGoalSeek, change: price, output: profit, target: '80', low: '100', whole: true };
    expect(readGoalSeek(draft, atLeast, 'amount', 'amount')).toEqual({
      ok: true,
      question: { change: price, output: profit, measure: { kind: 'probabilityAtLeast', threshold: 0 }, target: 0.8, low: 100, high: undefined, whole: true },
    });
  });

  it('names what is wrong, field by field', () => {
    expect(readGoalSeek({ ...emptyGoalSeek, low: 'x', high: '2' }, { ...atLeast, threshold: 'y' }, 'amount', 'amount')).toEqual({
      ok: false,
      faults: { change: 'required', output: 'required', measure: 'measure', target: 'required', low: 'notANumber' },
    });
    const full = { ...emptyGoalSeek, change: price, output: profit };
    expect(readGoalSeek({ ...full, target: '120%' }, atLeast, 'amount', 'amount')).toMatchObject({ faults: { target: 'notAProbability' } });
    expect(readGoalSeek({ ...full, target: '1', low: '5', high: '5' }, atLeast, 'amount', 'amount')).toMatchObject({ faults: { high: 'limitsCrossed' } });
    for (const [text, target] of [['0%', 0], ['100%', 1]] as const) expect(readGoalSeek({ ...full, target: text }, atLeast, 'amount', 'amount')).toMatchObject({ ok: true, question: { target } });
    expect(readGoalSeek({ ...full, target: '1%', low: '5', high: '5.1' }, atLeast, 'amount', 'amount')).toMatchObject({ ok: true, question: { low: 5, high: 5.1 } });
    expect(readGoalSeek({ ...full, change: profit, target: '50%' }, atLeast, 'amount', 'amount')).toMatchObject({ faults: { change: 'sameCell' } });
  });
});

describe('a measure', () => {
  it.each([
    ['0', 'outOfRange'],
    ['99.5', 'outOfRange'],
    ['', 'required'],
    ['ten', 'notANumber'],
  ] as const)('has no percentile %j', (percentile, reason) => expect(readMeasure({ kind: 'percentile', percentile, threshold: '' }, 'amount')).toEqual({ status: 'wrong', field: 'percentile', reason }));

  it.each([['1', 0.01], ['99%', 0.99]])('takes the outermost percentile %s', (percentile, probability) => {
    expect(readMeasure({ kind: 'percentile', percentile, threshold: '' }, 'amount')).toEqual({ status: 'ready', measure: { kind: 'percentile', probability } });
  });

  it('takes percentiles with or without their sign, and thresholds as the result is written', () => {
    expect(readMeasure({ kind: 'percentile', percentile: '10%', threshold: '' }, 'percent')).toEqual({ status: 'ready', measure: { kind: 'percentile', probability: 0.1 } });
    expect(readMeasure({ ...atLeast, threshold: '15' }, 'percent')).toEqual({ status: 'ready', measure: { kind: 'probabilityAtLeast', threshold: 0.15 } });
  });

  it('is told in words of each language', () => {
    expect(measureText({ kind: 'probabilityAtLeast', threshold: 0.15 }, 'ROI', 'percent', locale('en-US'), 'en-US')).toBe('P(ROI ≥ 15%)');
    expect(measureText({ kind: 'percentile', probability: 0.1 }, '利润', 'amount', locale('zh-CN'), 'zh-CN')).toBe('利润的 P10');
  });
});

describe('a table of variants', () => {
  const table = { ...emptyTable, output: profit };

  it('takes round values around the present ones until others are entered', () => {
    expect(readTable({ ...table, rows: { cell: price, entry: null }, columns: { cell: cost, entry: null } }, facts)).toMatchObject({
      ok: true,
      rows: { values: [80, 100, 120, 140, 160] },
      columns: { values: [0.16, 0.18, 0.2, 0.22, 0.24] },
    });
  });

  it('needs cells, two different ones that are not the result', () => {
    expect(readTable(table, facts)).toMatchObject({ ok: false, rows: { cell: 'required' } });
    expect(readTable({ ...table, rows: { cell: profit, entry: null } }, facts)).toMatchObject({ ok: false, rows: { cell: 'sameCell' } });
    expect(readTable({ ...table, rows: { cell: price, entry: null }, columns: { cell: price, entry: null } }, facts)).toMatchObject({ ok: false, columns: { cell: 'sameCells' } });
    expect(readTable({ ...table, rows: { cell: price, entry: null }, columns: emptyAxis }, facts)).toMatchObject({ ok: false, columns: { cell: 'required' } });
  });

  it('is refused where both axes together make too many results', () => {
    const entry = { way: 'range', from: '1', to: '100', step: '1', list: '' } as const;
    expect(readTable({ ...table, rows: { cell: price, entry }, columns: { cell: cost, entry: { ...entry, from: '1%', to: '100%', step: '1%' } } }, facts)).toMatchObject({ ok: false, tooMany: 10_000 });
    expect(MOST_RESULTS).toBe(2500);
    const fifty = { ...entry, to: '50' };
    expect(readTable({ ...table, rows: { cell: price, entry: fifty }, columns: { cell: cost, entry: { ...fifty, from: '1%', to: '50%', step: '1%' } } }, facts)).toMatchObject({ ok: true });
  });
});

describe('a budget', () => {
  const cell = (address: string, minimum = '', maximum = '') => ({ cell: { address, label: address }, minimum, maximum });

  it('leaves empty limits and an empty sum to the engine', () => {
    expect(readAllocation({ ...emptyAllocation, cells: [cell('A!B1', '10'), cell('A!B2', '', '1,000')] })).toEqual({
      ok: true,
      budget: undefined,
      cells: [{ parameter: 'A!B1', minimum: 10, maximum: undefined }, { parameter: 'A!B2', minimum: undefined, maximum: 1000 }],
    });
  });

  it('takes limits that leave a cell no choice', () => {
    expect(readAllocation({ ...emptyAllocation, cells: [cell('A!B1', '5', '5'), cell('A!B2')] })).toMatchObject({ ok: true, cells: [{ minimum: 5, maximum: 5 }, {}] });
    expect(readAllocation({ ...emptyAllocation, cells: [cell('A!B1')] })).toMatchObject({ ok: false, faults: { tooFew: true } });
  });

  it('needs two cells and limits that do not cross', () => {
    const reading = readAllocation({ ...emptyAllocation, budget: 'much', cells: [cell('A!B1', '10', '5')] });
    expect(reading).toEqual({ ok: false, faults: { tooFew: true, budget: true, minimum: new Map(), maximum: new Map([['A!B1', 'limitsCrossed']]) } });
  });
});

describe('cells in lists', () => {
  it('go by their own name, else by the words beside them, else by their address', () => {
    expect(chosenCell({ address: 'A!B1', name: 'Price', label: 'Unit price' }).label).toBe('Price');
    expect(chosenCell({ address: 'A!B1', name: 'ROI_NPV', label: 'Net present value' }).label).toBe('Net present value');
    expect(chosenCell({ address: 'A!B1', name: null, label: null }).label).toBe('A!B1');
  });

  it('carry their address where the words alone would not tell them apart', () => {
    expect(distinctCells([price, { address: 'A!B1', label: 'Cost' }, cost]).map(({ label }) => label)).toEqual(['Price', 'Cost (A!B1)', 'Cost (Inputs!C6)']);
  });

  it('come from all selected areas, row by row, no more than wanted', async () => {
    const port = { selectedRanges: async () => ['A!B1:C2', "'My sheet'!D4"] };
    expect(await selectedCells(port, 10)).toEqual(['A!B1', 'A!C1', 'A!B2', 'A!C2', "'My sheet'!D4"]);
    expect(await selectedCells({ selectedRanges: async () => ['A!A1:XFD1048576'] }, 3)).toEqual(['A!A1', 'A!B1', 'A!C1']);
  });
});

describe('the numbers at a tornado bar', () => {
  const bar = (low: number, high: number) => {
    const { lowText, highText } = tornadoBar({ key: '', name: '', description: '', low, high, middle: 10, text: String });
    return [lowText, highText];
  };

  it('stand at both ends, or at the farther one where both are on one side', () => {
    expect(bar(5, 15)).toEqual(['5', '15']);
    expect(bar(15, 5)).toEqual(['15', '5']);
    expect(bar(12, 18)).toEqual(['', '18']);
    expect(bar(4, 7)).toEqual(['4', '']);
    expect(bar(10, 18)).toEqual(['', '18']);
    expect(bar(12, 12)).toEqual(['', '12']);
    expect(bar(10, 10)).toEqual(['', '']);
  });
});
