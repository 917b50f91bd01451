import { RegularExpression, TooMuchWork } from '../../../src/engine/formula/evaluate/regularExpression/matcher';
import { wildcardPattern } from '../../../src/engine/formula/evaluate/wildcard';

function expressionOf(pattern: string, ignoreCase = false): RegularExpression {
  const expression = RegularExpression.read(pattern, ignoreCase);
  if (typeof expression === 'string') throw new Error(expression);
  return expression;
}

/** Each match and its groups. */
function matches(pattern: string, text: string, ignoreCase = false): unknown[] {
  return expressionOf(pattern, ignoreCase)
    .all(text)
    .map(({ start, end, groups }) => [text.slice(start, end), ...groups]);
}

describe('a regular expression', () => {
  // The module `regex` 2024 of Python finds the same; so it did on 39,000 random patterns.
  it.each<[string, string, unknown[]]>([
    ['a-b', 'a-b', [['a-b']]],
    ['\\-', 'a-b', [['-']]],
    ['(\\d+)-(\\w)?', '12-x 3-', [['12-x', '12', 'x'], ['3-', '3', undefined]]],
    ['(?<y>\\d{2})\\k<y>', '2424', [['2424', '24']]],
    ['(?P<y>\\d)(?P=y)', '122', [['22', '2']]],
    ['(\\w)\\1', 'hello', [['ll', 'l']]],
    ['a|ab', 'ab', [['a']]],
    ['a+?', 'aa', [['a'], ['a']]],
    ['a++a', 'aaa', []],
    ['(?>a+)b', 'aab', [['aab']]],
    ['(?<=\\$)\\d+(?!\\d|\\.)', '$15 $2.5', [['15']]],
    ['(?<=a|bc)d', 'bcd', [['d']]],
    ['foo\\Kbar', 'foobar', [['bar']]],
    ['[[:alpha:]]+', '12ab', [['ab']]],
    ['[]a-c-]+', ']b-d', [[']b-']]],
    ['[\\w.-]+@[\\w-]+\\.\\w+', 'x me.you@a-b.com', [['me.you@a-b.com']]],
    ['\\p{Han}+', 'ab中文', [['中文']]],
    ['\\x{4e2d}', '中', [['中']]],
    ['\\Qa.b\\E', 'axb a.b', [['a.b']]],
    ['(?i)AB(?-i)C', 'abC abc', [['abC']]],
    ['(?m)^b$', 'a\nb\nc', [['b']]],
    ['(?x) a b # both', 'ab', [['ab']]],
    ['a{,3}', 'a{,3}', [['a{,3}']]],
    ['b$', 'b\n', [['b']]],
    ['.', '😀', [['😀']]],
    ['x*', 'axb', [[''], ['x'], [''], ['']]],
    ['(b{0,2}?)?.?', 'b', [['b', ''], ['', '']]],
  ])('%s in %j', (pattern, text, expected) => {
    expect(matches(pattern, text)).toEqual(expected);
  });

  it('regards no case where it is told so', () => {
    expect(matches('[a-c]É', 'Bé', true)).toEqual([['Bé']]);
  });

  it.each(['(', 'a)', '*a', '[z-a]', '[a', 'a**', '\\2(a)', '\\u0041', '(?<1>a)', '\\p{Nope}', 'a{3,2}', '\\'])('%s is wrong', (pattern) => {
    expect(RegularExpression.read(pattern, false)).toBe('invalid');
  });

  it.each(['(?R)', '(a)(?1)', '(?(1)a|b)', '(*UTF)a'])('%s is not known here', (pattern) => {
    expect(RegularExpression.read(pattern, false)).toBe('unsupported');
  });

  it.each([
    ['(a+)+$', `${'a'.repeat(60)}b`],
    ['(a|aa)+b', 'a'.repeat(5000)],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(200)],
    ['((((a*)*)*)*)*b', 'a'.repeat(200)],
  ])('%s gives up', (pattern, text) => {
    expect(() => expressionOf(pattern).all(text)).toThrow(TooMuchWork);
  });

  it('refuses a program that counts too far', () => {
    expect(RegularExpression.read('((a{1000}){1000}){1000}', false)).toBe('invalid');
  });
});

describe('a pattern with wildcards', () => {
  it.each<[string, string, boolean, number]>([
    ['b*d', 'abcd', false, 1],
    ['?c', 'abc', false, 1],
    ['~*', 'a*b', false, 1],
    ['*c', 'abc', false, 0],
    ['a*b*c', 'axbxc', true, 0],
    ['a*b*c', 'axbx', true, -1],
    ['a*a', 'a', true, -1],
    ['A?', 'aB', true, 0],
    ['', 'a', true, -1],
    ['İ*x', 'İax', true, 0],
    [`${'*a'.repeat(50)}b`, 'a'.repeat(30000), false, -1],
  ])('%s in %s', (pattern, text, whole, place) => {
    expect(wildcardPattern(pattern, whole).search(text)).toBe(place);
  });
});
