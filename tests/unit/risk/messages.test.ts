import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locale } from '../../support/words';

const folder = join(__dirname, '../../../src/engine/risk');

function sources(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sources(join(directory, entry.name)) : [readFileSync(join(directory, entry.name), 'utf8')],
  );
}

function matches(pattern: RegExp): readonly string[] {
  return [...new Set(sources(folder).flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1])))].sort();
}

describe.each(['en-US', 'zh-CN'] as const)('words of uncertainty in %s', (language) => {
  const words = locale(language);

  it('has a sentence for every error', () => {
    const codes = matches(/(?:invalidArgument|noSolution|notAvailable|zeroDenominator)\('(\w+)'/g);
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !(code in words.errors))).toEqual([]);
  });

  it('has a phrase for every label', () => {
    const labels = matches(/label: '(\w+)'/g);
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter((label) => !(label in words.labels))).toEqual([]);
  });
});
