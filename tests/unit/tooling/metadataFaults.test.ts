import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { roiFunctions } from '../../../src/engine/library';
import { functionReference } from '../../../src/tooling/functionReference';
import { metadataFaults } from '../../../src/tooling/metadataFaults';
import { parseSource, parseWrappers } from '../../../src/tooling/parseWrappers';
import { locale } from '../../support/words';

const root = join(__dirname, '../../..');
const languages = ['en-US', 'zh-CN'] as const;
const editions = languages.map(locale);
const wrappers = parseWrappers(join(root, 'src/functions'));
const payback = roiFunctions.filter(({ name }) => name === 'PAYBACK');

/** The faults of PAYBACK where this source is its wrapper. */
function faultsOf(source: string): readonly string[] {
  return metadataFaults(parseSource(source, 'trial.ts'), payback, editions);
}

describe('the wrappers of the worksheet functions', () => {
  test('agree with the engine and have their words in both languages', () => {
    expect(metadataFaults(wrappers, roiFunctions, editions)).toEqual([]);
  });

  test.each(languages)('the function reference in %s is up to date', (language) => {
    expect(readFileSync(join(root, `docs/functions/${language}.md`), 'utf8')).toBe(functionReference(locale(language)));
  });
});

describe('metadataFaults', () => {
  const sound = '/** @customfunction PAYBACK */\nexport function payback(flows: any[][], rate?: any): any { return 0; }';

  test('finds nothing in a sound wrapper', () => {
    expect(faultsOf(sound)).toEqual([]);
  });

  test.each([
    ['a renamed argument', 'payback(cash: any[][], rate?: any): any', 'PAYBACK(cash[][], rate?) should be (flows[][], rate?)'],
    ['another order', 'payback(rate?: any, flows?: any[][]): any', 'PAYBACK(rate?, flows?[][]) should be (flows[][], rate?)'],
    ['a required argument', 'payback(flows: any[][], rate: any): any', 'PAYBACK(flows[][], rate) should be (flows[][], rate?)'],
    ['another shape', 'payback(flows: any, rate?: any): any', 'PAYBACK(flows, rate?) should be (flows[][], rate?)'],
    ['a type that Excel converts', 'payback(flows: number[][], rate?: any): any', 'PAYBACK, flows has the type number; use any or any[][]'],
    ['another export name', 'paybackPeriod(flows: any[][], rate?: any): any', 'paybackPeriod must be named after its id PAYBACK'],
  ])('reports %s', (_, signature, fault) => {
    const source = `/** @customfunction PAYBACK */\nexport function ${signature} { return 0; }`;
    expect(faultsOf(source)).toEqual([expect.stringContaining(fault)]);
  });

  test('reports an id given twice in different files, which the generator does not see', () => {
    const twice = [...parseSource(sound, 'one.ts'), ...parseSource(sound, 'two.ts')];
    expect(metadataFaults(twice, payback, editions)).toEqual(['two.ts: PAYBACK is declared in one.ts already']);
  });

  test('reports a function without wrapper and a wrapper without function', () => {
    expect(metadataFaults([], payback, editions)).toEqual(['PAYBACK has no wrapper in src/functions']);
    expect(metadataFaults(parseSource(sound, 'one.ts'), [], editions)).toEqual(['one.ts: the engine has no function PAYBACK']);
  });

  test('reports words that a locale lacks', () => {
    const [declaration] = payback;
    const unknown = { ...declaration, name: 'UNHEARD' };
    const extended = { ...declaration, parameters: [...declaration.parameters, { ...declaration.parameters[0], name: 'novel' }] };
    expect(metadataFaults([], [unknown], [locale('zh-CN')])).toContain('zh-CN: no texts for UNHEARD in functions.texts.returns');
    expect(metadataFaults([], [extended], [locale('zh-CN')])).toEqual(
      expect.arrayContaining(['zh-CN: PAYBACK does not explain novel', 'zh-CN: argumentNames lacks novel']),
    );
  });
});
