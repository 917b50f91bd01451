/** A product whose formulas can be taken over. */
export type ForeignProduct = 'atRisk' | 'crystalBall' | 'analyticSolver' | 'xlRisk' | 'modelRisk';

/** What a conversion of a whole workbook would do. Nothing is written here. */
export interface Conversion {
  /** Cells that change, in the order of sheets, rows and columns. */
  readonly converted: readonly ConvertedCell[];
  /** Cells with foreign formulas that stay as they are. */
  readonly refused: readonly RefusedCell[];
  /** New formulas in empty cells, such as the correlations that the former formulas declared one by one. */
  readonly added: readonly AddedCell[];
  /** Defined names whose formulas have foreign calls: a name is no cell, so it stays as it is. */
  readonly names: readonly RefusedName[];
  /** Crystal Ball keeps what its dialogs define outside the cells, where it cannot be read. */
  readonly hasHiddenAssumptions: boolean;
}

/** One cell on a sheet, zero-based. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export interface ConvertedCell extends CellPlace {
  readonly product: ForeignProduct;
  /** Formulas with their leading `=`. */
  readonly before: string;
  readonly after: string;
  /** What a careful reader should know about this conversion; empty where both formulas plainly mean the same. */
  readonly traps: readonly Trap[];
}

export interface RefusedCell extends CellPlace {
  readonly product: ForeignProduct;
  readonly before: string;
  readonly reasons: readonly Refusal[];
}

export interface RefusedName {
  readonly name: string;
  readonly product: ForeignProduct;
  readonly before: string;
  readonly reasons: readonly Refusal[];
}

export interface AddedCell extends CellPlace {
  readonly product: ForeignProduct;
  readonly formula: string;
  /** Rows and columns that the formula fills. */
  readonly rows: number;
  readonly columns: number;
  readonly traps: readonly Trap[];
}

/**
 * Something that changed its place, its scale or its meaning between two products. `kind` names a sentence in
 * `locales/<language>/moveIn.ts`; `details` fills its blanks.
 */
export interface Trap {
  readonly kind: TrapKind;
  /** The foreign function concerned, as its product writes it, e.g. `CB.Binomial`. */
  readonly call: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

export type TrapKind =
  /** The arguments stand in another order, e.g. probability and trials of Crystal Ball's binomial. */
  | 'argumentOrder'
  /** A rate became a mean (exponential). */
  | 'rateToMean'
  /** Percentages from 0 to 100 became fractions. */
  | 'percentScale'
  /** The lognormal is described on another scale. */
  | 'logParameters'
  /** A location parameter became a term added outside the call. */
  | 'locationOutside'
  /** Truncation bounds moved with a shift. */
  | 'truncationShifted'
  /** Truncation by percentiles became truncation by values. */
  | 'truncationPercentiles'
  /** Another family that is exactly the same distribution. */
  | 'sameShape'
  /** A formula around a draw of another family: exactly the same distribution, but the cell shows its median at rest. */
  | 'transformed'
  /** Another family that is close but not the same. */
  | 'approximated'
  /** An unnamed input got the name that its correlation needs. */
  | 'named'
  /** The cell shows another value while no simulation runs. */
  | 'idleValue'
  /** A property without effect on the numbers was left out: units, colours, categories. */
  | 'propertyDropped'
  /** A property that fixed or replaced the random numbers was left out. */
  | 'seedDropped'
  /** The statistic counts from the other end. */
  | 'otherTail'
  /** A setting of the former product, unknown here, may have made its percentiles count from above. */
  | 'directionSetting'
  /** An output written over a range became one output per cell. */
  | 'outputRange'
  /** Weights became probabilities that add up to 1. */
  | 'normalised'
  /** Values of cells were copied into the formula and no longer follow them. */
  | 'valuesCopied'
  /** The ends of a triangle were computed from its percentiles. */
  | 'endsSolved'
  /** Two inputs had one name; the second got another, or they would draw the same numbers. */
  | 'renamed'
  /** The cell is asked for statistics and so became an output. */
  | 'outputMarked'
  /** The correlations stand in a formula of their own. */
  | 'correlationPlaced'
  /** Correlations of inputs that no formula gave were taken as 0, as the former product does. */
  | 'zeroCorrelations';

/** Why a call cannot be taken over, and what to do instead: `reason` and `suggestion` name sentences in `locales`. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly call: string;
  readonly suggestion: Suggestion;
  readonly details?: Readonly<Record<string, string | number>>;
}

export type RefusalReason =
  /** This product has no function that does the same. */
  | 'noEqual'
  /** The order of the arguments is not published, so any order would be a guess. */
  | 'orderUnpublished'
  /** A property changes the numbers in a way that has no equal here. */
  | 'propertyNoEqual'
  /** Too few or too many arguments. */
  | 'argumentCount'
  /** Arguments that cannot be read, or that mean nothing where they stand. */
  | 'wrongArguments'
  /** Only constants could be converted, and the arguments are cells or formulas. */
  | 'needsConstants'
  /** A parameter of the distribution is itself uncertain. */
  | 'uncertainParameter'
  | 'unreadableFormula'
  /** The cell asked for statistics is not a formula, or was not converted itself. */
  | 'sourceCell'
  | 'cellInArray'
  /** The new formula, or that of its correlations, is longer than Excel takes. */
  | 'formulaTooLong'
  /** The call stands in the formula of a defined name. */
  | 'inName';

export type Suggestion = 'useMetalog' | 'useDiscrete' | 'useScenarios' | 'removeProperty' | 'writeByHand' | 'useConstants' | 'useSimulateTab' | 'putInCell';
