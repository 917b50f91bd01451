import { prepareArguments } from '../../../../src/workbench/office-host/functionArguments';
import type { ParameterMetadata } from '../../../../src/workbench/office-host/functionsMetadata';

const number: ParameterMetadata = { name: 'n', type: 'number' };
const optional: ParameterMetadata = { name: 'o', type: 'number', optional: true };
const matrix: ParameterMetadata = { name: 'm', type: 'any', dimensionality: 'matrix' };
const numbers: ParameterMetadata = { name: 'm', type: 'number', dimensionality: 'matrix' };

describe('prepareArguments', () => {
  it('gives a matrix parameter rows even for one value, and an omitted argument as null', () => {
    expect(prepareArguments([matrix, optional], [5])).toEqual({ ok: true, values: [[[5]], null] });
  });

  it('converts to the declared type', () => {
    expect(prepareArguments([number, { name: 's', type: 'string' }, { name: 'b', type: 'boolean' }], ['12', true, 1])).toEqual({ ok: true, values: [12, 'TRUE', true] });
  });

  it('refuses a text where a number is declared, also inside a range', () => {
    expect(prepareArguments([number], ['x'])).toEqual({ ok: false, error: '#VALUE!' });
    expect(prepareArguments([numbers], [[[1, 'x']]])).toEqual({ ok: false, error: '#VALUE!' });
  });

  it('passes anything in a range of type any, empty cells as null', () => {
    expect(prepareArguments([matrix], [[[1, 'x', null, true]]])).toEqual({ ok: true, values: [[[1, 'x', null, true]]] });
  });

  it('answers with an error that stands among the arguments', () => {
    expect(prepareArguments([matrix], [[[1, { error: '#N/A' }]]])).toEqual({ ok: false, error: '#N/A' });
    expect(prepareArguments([number], [{ error: '#REF!' }])).toEqual({ ok: false, error: '#REF!' });
  });

  it('refuses a missing required argument and one too many', () => {
    expect(prepareArguments([number], [])).toEqual({ ok: false, error: '#VALUE!' });
    expect(prepareArguments([number], [1, 2])).toEqual({ ok: false, error: '#VALUE!' });
  });

  it('collects the rest for a repeating parameter', () => {
    expect(prepareArguments([number, { ...numbers, repeating: true }], [1, 2, [[3, 4]]])).toEqual({ ok: true, values: [1, [[[2]], [[3, 4]]]] });
  });
});
