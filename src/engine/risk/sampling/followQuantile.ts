import type { QuantileBranch } from '../distributions/distribution';

/** A place on a quantile: its coordinate, and its first two derivatives by the tail probability. */
export interface FollowedPlace {
  readonly coordinate: number;
  readonly slope: number;
  readonly curvature: number;
}

/** The 5-point Gauss–Legendre rule on [0, 1]: its inner nodes and weights (NIST DLMF 3.5). */
const NEAR = 0.04691007703066802;
const MIDDLE = 0.23076534494715845;
const NEAR_WEIGHT = 0.11846344252809454;
const MIDDLE_WEIGHT = 0.23931433524968324;
const CENTRE_WEIGHT = 0.28444444444444444;

/** Halley's method triples the correct digits: after a correction this small, relative to the step, nothing is left to correct. */
const CLOSE = 1e-4;

/**
 * Follows a quantile from the tail probability `start` in `steps` equal steps. The first place is solved for; each
 * further one is where the density, integrated from the place before, has gathered one step of probability: an
 * integral over a short interval costs five densities where the distribution function would cost a series. The first
 * guess follows the Taylor series to its third term (the bend of the density is taken from the step before).
 * Relative error about 1e-14 after 64 steps, for steps of at most a sixteenth of the tail probability.
 */
export function followQuantile(branch: QuantileBranch, start: number, step: number, steps: number): readonly FollowedPlace[] {
  let coordinate = branch.coordinate(start);
  let density = branch.density(coordinate);
  let logSlope = branch.logSlope(coordinate);
  const places: FollowedPlace[] = [place(coordinate, density, logSlope)];
  let bend = 0;
  for (let index = 0; index < steps; index++) {
    const straight = step / density;
    let next = coordinate + straight * (1 - straight * (logSlope / 2 - (straight * (2 * logSlope * logSlope - bend)) / 6));
    for (let correction = 0; correction < 4; correction++) {
      const missing = gathered(branch, coordinate, next) - step;
      const newton = missing / branch.density(next);
      const halley = newton / (1 - (newton * branch.logSlope(next)) / 2);
      next -= halley;
      if (Math.abs(halley) <= CLOSE * Math.abs(next - coordinate)) break;
    }
    const nextSlope = branch.logSlope(next);
    bend = (nextSlope - logSlope) / (next - coordinate);
    coordinate = next;
    density = branch.density(coordinate);
    logSlope = nextSlope;
    places.push(place(coordinate, density, logSlope));
  }
  return places;
}

function place(coordinate: number, density: number, logSlope: number): FollowedPlace {
  return { coordinate, slope: 1 / density, curvature: -logSlope / (density * density) };
}

function gathered(branch: QuantileBranch, from: number, to: number): number {
  const width = to - from;
  return (
    width *
    (NEAR_WEIGHT * (branch.density(from + NEAR * width) + branch.density(to - NEAR * width)) +
      MIDDLE_WEIGHT * (branch.density(from + MIDDLE * width) + branch.density(to - MIDDLE * width)) +
      CENTRE_WEIGHT * branch.density(from + width / 2))
  );
}
