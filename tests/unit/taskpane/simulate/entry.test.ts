import { readEntry } from '../../../../src/taskpane/simulate/editor/entry';
import { readNumber } from '../../../../src/taskpane/shared/readNumber';
import { readTrials } from '../../../../src/taskpane/simulate/run/trialCounts';

describe('what is typed', () => {
  it.each([
    ['1,200', 1200],
    ['1200.5', 1200.5],
    ['−30%', -0.3],
    ['１２０', 120],
    ['35％', 0.35],
    ['1.2e6', 1_200_000],
    ['.5', 0.5],
  ])('%s is a number', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it.each(['', '1,2', '12abc', '1.2.3', '--1', '%'])('"%s" is none', (text) => {
    expect(readNumber(text)).toBeNull();
  });

  it.each([
    ['30%', 'number', '30%'],
    ['1,200', 'number', '1200'],
    ['=B4', 'number', 'B4'],
    ['Inputs!B4*1.2', 'number', 'Inputs!B4*1.2'],
    ['1; 2.5; 30%', 'list', '{1,2.5,0.3}'],
    ['{1,2,3}', 'list', '{1,2,3}'],
    ['1,200; 1,500', 'list', '{1200,1500}'],
    ['B4:B8', 'list', 'B4:B8'],
  ] as const)('%s as a %s is the argument %s', (text, kind, argument) => {
    const entry = readEntry(text, kind);
    expect(entry).toEqual({ kind: 'formula', text: argument });
  });

  it('cannot be an argument where it is no formula', () => {
    expect(readEntry('about 12', 'number').kind).toBe('unreadable');
    for (const typed of ['"text"', '==B4', '=B4,B5', 'B4)', 'B4)+(B5', '{1,2}']) expect([typed, readEntry(typed, 'number').kind]).toEqual([typed, 'unreadable']);
    expect(readEntry('SUMIF(A:A,"North",B:B)', 'number')).toEqual({ kind: 'formula', text: 'SUMIF(A:A,"North",B:B)' });
    expect(readEntry('  ', 'number').kind).toBe('empty');
  });

  it('is a number of trials only within limits', () => {
    expect(readTrials('250 000')).toBe(250_000);
    expect(readTrials('1,000')).toBe(1000);
    expect(readTrials('99')).toBeNull();
    expect(readTrials('1.5')).toBeNull();
    expect(readTrials('999999999')).toBeNull();
  });
});
