import type { Sip, SipLibrary } from './sipLibrary';

/** The text of a SIPmath 3.0 library. */
export function writeSipLibrary({ name, provenance, dateCreated, generators, copulas, sips }: SipLibrary): string {
  const document = {
    name,
    objectType: 'sipModel',
    libraryType: 'SIPmath_3_0',
    dateCreated,
    provenance,
    globalVariables: copulas.map((copula) => ({ name: matrixName(copula.name), value: triangle(copula.layers, copula.correlation) })),
    U01: {
      rng: generators.map(({ name: generator, entity, variable, thirdSeed, fourthSeed }) => ({
        name: generator,
        function: 'HDR_2_0',
        arguments: { counter: 'PM_Index', entity, varId: variable, seed3: thirdSeed, seed4: fourthSeed },
      })),
      ...(copulas.length === 0
        ? {}
        : {
            copula: copulas.map((copula) => ({
              name: copula.name,
              function: 'GaussianCopula',
              arguments: { correlationMatrix: { type: 'globalVariables', value: matrixName(copula.name) }, rng: copula.generators },
              copulaLayer: copula.layers,
            })),
          }),
    },
    sips: sips.map(sipObject),
    version: '1',
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const matrixName = (copula: string): string => `correlationMatrix ${copula}`;

function triangle(names: readonly string[], matrix: readonly (readonly number[])[]): object {
  const entries = matrix.flatMap((row, down) => row.slice(0, down + 1).map((value, across) => ({ row: names[down], col: names[across], value })));
  return { columns: names, rows: names, matrix: entries };
}

function sipObject({ name, source, coefficients, lower, upper, metadata }: Sip): object {
  return {
    name,
    ref: 'generator' in source ? { source: 'rng', name: source.generator } : { source: 'copula', name: source.copula, copulaLayer: source.layer },
    function: 'Metalog_1_0',
    arguments: { ...(lower === undefined ? {} : { lowerBound: lower }), ...(upper === undefined ? {} : { upperBound: upper }), aCoefficients: coefficients },
    metadata,
  };
}
