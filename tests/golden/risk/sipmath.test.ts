import golden from './sipmath.json';
import { readSipLibrary } from '../../../src/engine/risk/sipmath/readSipLibrary';
import { sampleSip } from '../../../src/engine/risk/sipmath/sampleSip';
import type { SipLibrary } from '../../../src/engine/risk/sipmath/sipLibrary';

function read(document: object): SipLibrary {
  const library = readSipLibrary(JSON.stringify(document));
  if (!library.ok) throw new Error(JSON.stringify(library.error));
  return library.value;
}

/** The numbers that ProbabilityManagement.org's own Python tool draws from the same libraries. */
describe('SIPmath 3.0 libraries draw the published numbers', () => {
  it('with one bound, from ten coefficients', () => {
    const library = read(golden.demandLibrary);
    const drawn = [...sampleSip(library, library.sips[0]!, 1, golden.demand.length)];
    drawn.forEach((value, trial) => expect(Math.abs(value / golden.demand[trial]! - 1)).toBeLessThan(golden.tolerance));
  });

  it.each(['A', 'B', 'C'] as const)('through a Gaussian copula: %s', (name) => {
    const library = read(golden.copulaLibrary);
    const expected = golden.copula[name];
    const drawn = sampleSip(library, library.sips.find((sip) => sip.name === name)!, 1, expected.length);
    expected.forEach((value, trial) => expect(Math.abs(drawn[trial]! / value - 1)).toBeLessThan(golden.tolerance));
  });

  it('from any trial on', () => {
    const library = read(golden.demandLibrary);
    expect(sampleSip(library, library.sips[0]!, 5, 3)).toEqual(sampleSip(library, library.sips[0]!, 1, 8).slice(4, 7));
  });
});
