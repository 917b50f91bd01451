import { roiFunctions } from '../../../src/engine/library';
import { functionEntries, matching } from '../../../src/taskpane/help/functionEntries';
import { locale } from '../../support/words';

const english = functionEntries(locale('en-US'));

describe('functionEntries', () => {
  it.each(['en-US', 'zh-CN'] as const)('has words in %s for every function and every argument', (language) => {
    const entries = functionEntries(locale(language));
    expect(entries).toHaveLength(roiFunctions.length);
    for (const { description, family, result, parameters } of entries) {
      expect([description, family, result, ...parameters.flatMap(({ name, meaning }) => [name, meaning])]).not.toContain(undefined);
    }
  });

  it('writes the signature with optional arguments in brackets', () => {
    expect(english.find(({ name }) => name === 'ROI.PAYBACK')?.signature).toBe('=ROI.PAYBACK(flows, [rate])');
  });

  it('gives an example that can be typed', () => {
    for (const { example } of english) expect(example).toMatch(/^=ROI\.[A-Z0-9]+\(.+\)$/);
  });
});

describe('matching', () => {
  it('finds by name, by words of the description in any order, and by argument', () => {
    expect(matching(english, 'payback').map(({ name }) => name)).toContain('ROI.PAYBACK');
    expect(matching(english, 'RETURN internal').map(({ name }) => name)).toContain('ROI.IRRALL');
    expect(matching(english, 'phaseEnds').map(({ name }) => name)).toEqual(['ROI.PHASED']);
  });

  it('gives everything for nothing and nothing for nonsense', () => {
    expect(matching(english, '  ')).toEqual(english);
    expect(matching(english, 'xyzzy')).toEqual([]);
  });
});
