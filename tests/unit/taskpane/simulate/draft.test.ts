import { faultTexts } from '../../../../src/taskpane/simulate/editor/faultText';
import { shapeById } from '../../../../src/taskpane/simulate/editor/shapes';
import type { FoundInput } from '../../../../src/workbook/simulation/findUncertainty';
import { draftFor, draftOf, readDraft, withShape } from '../../../../src/taskpane/simulate/editor/draft';
import { locale } from '../../../support/words';

function found(family: string, args: readonly string[]): FoundInput {
  const call = `ROI.${family}(${args.join(',')})`;
  return { address: 'S!B4', name: null, label: 'Price', value: 1, family, formula: `=${call}`, call, at: 1, args: args.map((formula) => ({ formula, value: undefined })) };
}

describe('the draft of an uncertain input', () => {
  it.each([
    ['PERT', ['80', '100', '150']],
    ['PERT', ['C7', 'D7', 'E7', '', '', '', 'B7']],
    ['PERT', ['80', '100', '150', '6', '85', '140', '"Price"']],
    ['METALOG', ['{80,100,150}', '{0.1,0.5,0.9}']],
    ['METALOG', ['{80,100,150,190}', '{0.1,0.4,0.7,0.9}', '0']],
    ['DISCRETE', ['{1,2,3}', 'B4:B6', '', '', '"Orders"']],
    ['NORMAL', ['(80+120)/2', '(120-80)/2/1.64485362695147']],
    ['YESNO', ['30%']],
    ['CUMUL', ['0', '100', '{20,50}', '{0.1,0.6}']],
  ])('%s(%s) survives being opened and applied unchanged', (family, args) => {
    const input = found(family, args);
    expect(readDraft(draftOf(input)!).call).toBe(input.call);
  });

  it('names what is missing and what cannot be read', () => {
    const draft = { ...draftFor(null, false), texts: { min: '', likely: 'about 10', max: '3' } };
    expect([...readDraft(draft).faults]).toEqual([
      ['min', 'missing'],
      ['likely', 'unreadable'],
    ]);
    expect(readDraft(draft).call).toBeNull();
  });

  it.each(['=B7,"x"', '=', '=B7)'])('does not take %s for the formula of a name', (name) => {
    const draft = { ...draftFor(null, false), texts: { min: '1', likely: '2', max: '3' }, name };
    expect([...readDraft(draft).faults]).toEqual([['name', 'unreadable']]);
    expect(readDraft(draft).call).toBeNull();
    expect(readDraft({ ...draft, name: '=B7&"x"' }).call).toBe('ROI.PERT(1,2,3,,,,B7&"x")');
    const texts = faultTexts(shapeById('pert'), readDraft(draft), null, locale('en-US'));
    expect(texts.get('name')).toBe('Enter a name, or = and a cell such as =B4.');
  });

  it('begins a fifth below and above the value of the cell, and in percent where the cell is', () => {
    const target = { address: 'S!B4', value: 0.35, formula: null, text: '35%', label: 'Share' };
    expect(draftFor(target, false)).toMatchObject({ texts: { min: '28%', likely: '35%', max: '42%' }, name: 'Share' });
    expect(draftFor({ ...target, value: -100, text: '-100' }, false).texts).toEqual({ min: '-120', likely: '-100', max: '-80' });
  });

  it('asks anew where another shape has other fields and nothing is known yet', () => {
    const draft = withShape(draftFor(null, false), 'range', null, false);
    expect([...readDraft(draft).faults.keys()]).toEqual(['from', 'to']);
  });
});
