/** What the user chose to look at; kept while the tab shows something else. */
export interface ResultChoices {
  /** Name of the output; null for the first. */
  readonly output: string | null;
  readonly picture: Picture;
  /** By the name of the output: values to compare it with, one or two. */
  readonly targets: Readonly<Record<string, readonly number[]>>;
  readonly direction: 'atLeast' | 'atMost';
  readonly driversBy: DriverMeasure;
  /** Position of the input in the scatter; null for the one that matters most. */
  readonly scatterInput: number | null;
  readonly compare: boolean;
}

export type Picture = 'histogram' | 'curve' | 'drivers' | 'scatter';
export type DriverMeasure = 'rankCorrelation' | 'varianceShare' | 'conditionalMean';

export const firstChoices: ResultChoices = {
  output: null,
  picture: 'histogram',
  targets: {},
  direction: 'atLeast',
  driversBy: 'rankCorrelation',
  scatterInput: null,
  compare: false,
};
