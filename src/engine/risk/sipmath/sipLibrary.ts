import type { Matrix } from '../correlation/symmetricEigen';

/**
 * A library of uncertain inputs by the SIPmath 3.0 standard: each is a metalog driven by a portable generator, so every
 * tool draws the same numbers from it.
 * @see https://www.probabilitymanagement.org/30-standard
 */
export interface SipLibrary {
  readonly name: string;
  readonly provenance: string;
  /** As the file writes it. */
  readonly dateCreated: string;
  readonly generators: readonly SipGenerator[];
  readonly copulas: readonly SipCopula[];
  readonly sips: readonly Sip[];
}

/** A stream of the portable generator: its trial counter runs from 1. */
export interface SipGenerator {
  readonly name: string;
  readonly entity: number;
  readonly variable: number;
  readonly thirdSeed: number;
  readonly fourthSeed: number;
}

/** Layers of uniform numbers that move together; the correlations are those of their normal scores. */
export interface SipCopula {
  readonly name: string;
  readonly layers: readonly string[];
  /** One for each layer. */
  readonly generators: readonly string[];
  readonly correlation: Matrix;
}

export interface Sip {
  readonly name: string;
  readonly source: { readonly generator: string } | { readonly copula: string; readonly layer: string };
  /** Of the metalog series. */
  readonly coefficients: readonly number[];
  readonly lower?: number;
  readonly upper?: number;
  /** Facts for readers, such as percentiles and a sketch of the density; kept as they are. */
  readonly metadata: Readonly<Record<string, unknown>>;
}
