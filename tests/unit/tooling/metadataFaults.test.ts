import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { roiFunctions } from '../../../src/engine/library';
import { functionReference } from '../../../src/tooling/functionReference';
import { metadataFaults } from '../../../src/tooling/metadataFaults';
import { locale } from '../../support/words';

const root = join(__dirname, '../../..');
const languages = ['en-US', 'zh-CN'] as const;
const editions = languages.map(locale);
const payback = roiFunctions.filter(({ name }) => name === 'PAYBACK');


describe('the worksheet functions', () => {
  test('have their words in every language', () => {
    expect(metadataFaults(roiFunctions, editions)).toEqual([]);
  });

  test.each(languages)('the function reference in %s is up to date', (language) => {
    expect(readFileSync(join(root, `docs/functions/${language}.md`), 'utf8')).toBe(functionReference(locale(language)));
  });
});

describe('metadataFaults', () => {
  test('reports words that a locale lacks', () => {
    const [declaration] = payback;
    const unknown = { ...declaration, name: 'UNHEARD' };
    const extended = { ...declaration, parameters: [...declaration.parameters, { ...declaration.parameters[0], name: 'novel' }] };
    expect(metadataFaults([unknown], [locale('zh-CN')])).toContain('zh-CN: no texts for UNHEARD in functions.texts.returns');
    expect(metadataFaults([extended], [locale('zh-CN')])).toEqual(
      expect.arrayContaining(['zh-CN: PAYBACK does not explain novel', 'zh-CN: argumentNames lacks novel']),
    );
  });

  test('reports a description that Excel would cut', () => {
    const english = locale('en-US');
    const texts = { ...english.functions.texts, returns: { ...english.functions.texts.returns, PAYBACK: { ...english.functions.texts.returns.PAYBACK, description: 'x'.repeat(256) } } };
    const words = { ...english, functions: { ...english.functions, texts } };
    expect(metadataFaults(payback, [words])).toEqual([`en-US: PAYBACK: longer than 255 characters: ${'x'.repeat(256)}`]);
  });
});
