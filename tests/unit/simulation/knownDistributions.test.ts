import { KnownDistributions } from '../../../src/engine/simulation/knownDistributions';
import type { TaskInput } from '../../../src/engine/simulation/task';

function normal(mean: number, identity = 'x'): TaskInput {
  return { identity, family: 'NORMAL', args: [mean, 1], parametric: null };
}

function distributionOf(known: KnownDistributions, input: TaskInput): unknown {
  const found = known.declaredBy(input);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

describe('known distributions', () => {
  it('are shared by inputs that are declared alike', () => {
    const known = new KnownDistributions();
    expect(distributionOf(known, normal(5, 'x'))).toBe(distributionOf(known, normal(5, 'y')));
    expect(distributionOf(known, normal(5))).not.toBe(distributionOf(known, normal(6)));
  });

  it('are forgotten when many others were met since, those met last being kept', () => {
    const known = new KnownDistributions();
    const [first, second] = [distributionOf(known, normal(1)), distributionOf(known, normal(2))];
    for (let mean = 3; mean <= 64; mean++) known.declaredBy(normal(mean));
    expect(distributionOf(known, normal(1))).toBe(first);
    known.declaredBy(normal(65));
    expect(distributionOf(known, normal(1))).toBe(first);
    expect(distributionOf(known, normal(2))).not.toBe(second);
  });

  it('refuse what is no distribution, every time', () => {
    const known = new KnownDistributions();
    const impossible: TaskInput = { identity: 'x', family: 'NORMAL', args: [0, -1], parametric: null };
    expect(known.declaredBy(impossible)).toMatchObject({ ok: false, error: { parameter: 'stdev' } });
    expect(known.declaredBy(impossible).ok).toBe(false);
  });
});
