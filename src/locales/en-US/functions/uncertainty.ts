/** Words for the functions of uncertainty: formula wizard, autocomplete and function reference. */
const common = {
  truncLow: 'Lowest value that may occur; the distribution is cut there.',
  truncHigh: 'Highest value that may occur; the distribution is cut there.',
  name: 'Name of the input: in reports and correlations, and for its random numbers, which then stay the same when the cell moves.',
};
const mean = 'The mean of the distribution, until a simulation runs.';

export const uncertainty = {
  NORMAL: {
    description: 'An uncertain amount with a normal distribution.',
    result: mean,
    errors: '#VALUE! for a negative standard deviation.',
    parameters: { mean: 'Mean.', stdev: 'Standard deviation, 0 or more.', ...common },
  },
  TRIANG: {
    description: 'An uncertain amount with a triangular distribution between a minimum and a maximum.',
    result: mean,
    errors: '#VALUE! unless min ≤ likely ≤ max.',
    parameters: { min: 'Lowest possible value.', likely: 'Most likely value.', max: 'Highest possible value.', ...common },
  },
  PERT: {
    description: 'An uncertain amount estimated by minimum, most likely value and maximum (PERT: a smooth distribution that trusts the most likely value).',
    result: 'The mean, (min + λ · likely + max) ÷ (λ + 2), until a simulation runs.',
    errors: '#VALUE! unless min ≤ likely ≤ max and lambda is above 0.',
    parameters: {
      min: 'Lowest possible value.',
      likely: 'Most likely value.',
      max: 'Highest possible value.',
      lambda: 'Weight of the most likely value against the two ends; a higher weight gives a narrower distribution.',
      ...common,
    },
  },
  UNIFORM: {
    description: 'An uncertain amount of which every value between a minimum and a maximum is equally likely.',
    result: mean,
    errors: '#VALUE! unless min ≤ max.',
    parameters: { min: 'Lowest possible value.', max: 'Highest possible value.', ...common },
  },
  LOGNORM: {
    description: 'An uncertain amount above zero with a long right tail (lognormal), by the mean and standard deviation of the amount itself.',
    result: mean,
    errors: '#VALUE! for a mean of 0 or less or a negative standard deviation.',
    parameters: { mean: 'Mean of the amount, above 0.', stdev: 'Standard deviation of the amount, 0 or more.', ...common },
  },
  LOGNORM2: {
    description: 'An uncertain amount above zero with a long right tail (lognormal), by the mean and standard deviation of its natural logarithm.',
    result: mean,
    errors: '#VALUE! for a negative sigma; #NUM! when the mean is too large for a cell.',
    parameters: { mu: 'Mean of ln x.', sigma: 'Standard deviation of ln x, 0 or more.', ...common },
  },
  BETA: {
    description: 'An uncertain share or amount between two limits with a beta distribution.',
    result: mean,
    errors: '#VALUE! unless both shapes are above 0 and min ≤ max.',
    parameters: {
      alpha1: 'First shape, above 0.',
      alpha2: 'Second shape, above 0.',
      min: 'Lowest possible value.',
      max: 'Highest possible value.',
      ...common,
    },
  },
  GAMMA: {
    description: 'An uncertain amount above zero with a gamma distribution.',
    result: mean,
    errors: '#VALUE! unless shape and scale are above 0.',
    parameters: { shape: 'Shape, above 0.', scale: 'Scale, above 0; the mean is shape × scale.', ...common },
  },
  EXPON: {
    description: 'An uncertain waiting time or gap with an exponential distribution.',
    result: mean,
    errors: '#VALUE! unless the mean is above 0.',
    parameters: { mean: 'Mean, above 0.', ...common },
  },
  WEIBULL: {
    description: 'An uncertain life time with a Weibull distribution.',
    result: mean,
    errors: '#VALUE! unless shape and scale are above 0.',
    parameters: {
      shape: 'Shape, above 0: below 1 early failures, above 1 wear.',
      scale: 'Scale, above 0: the age that 63% have failed by.',
      ...common,
    },
  },
  BINOMIAL: {
    description: 'An uncertain number of successes in a number of independent attempts.',
    result: mean,
    errors: '#VALUE! unless n is a whole number of 0 or more and p lies between 0% and 100%.',
    parameters: { n: 'Number of attempts.', p: 'Probability of success of each attempt.', ...common },
  },
  POISSON: {
    description: 'An uncertain number of events that happen independently of each other.',
    result: mean,
    errors: '#VALUE! for a negative mean.',
    parameters: { mean: 'Expected number of events, 0 or more.', ...common },
  },
  YESNO: {
    description: 'An event that happens (1) or not (0).',
    result: 'The probability, until a simulation runs.',
    errors: '#VALUE! unless p lies between 0% and 100%.',
    parameters: { p: 'Probability that it happens.', ...common },
  },
  DISCRETE: {
    description: 'One of several values, each with its own probability.',
    result: mean,
    errors: '#VALUE! when the probabilities do not add up to 100% or their number differs from that of the values.',
    parameters: { values: 'Possible values.', probabilities: 'Their probabilities; they add up to 100%.', ...common },
  },
  CUMUL: {
    description: 'An uncertain amount by points of its cumulative probability, straight between them.',
    result: mean,
    errors: '#VALUE! unless values and probabilities rise and the values lie between min and max.',
    parameters: {
      min: 'Lowest possible value.',
      max: 'Highest possible value.',
      values: 'Values, rising.',
      probabilities: 'The probability of being at or below each value, rising.',
      ...common,
    },
  },
  TRIANG1090: {
    description: 'A triangular distribution by its 10th percentile, most likely value and 90th percentile, for estimators who do not trust extremes.',
    result: mean,
    errors: '#VALUE! unless p10 ≤ likely ≤ p90.',
    parameters: {
      p10: 'Value with a 10% probability of being below.',
      likely: 'Most likely value.',
      p90: 'Value with a 10% probability of being above.',
      ...common,
    },
  },
  METALOG: {
    description: 'A flexible distribution through given percentiles (metalog, Keelin 2016); with three symmetric percentiles the usual low / base / high estimate.',
    result: mean,
    errors: '#VALUE! for values or percentiles that do not rise; #NUM! when no metalog fits them or its mean is infinite.',
    parameters: {
      values: 'Values, rising; at least two.',
      percentiles: 'The probability of being at or below each value, rising, between 0% and 100%.',
      lower: 'Lower limit of the amount, if it has one.',
      upper: 'Upper limit of the amount, if it has one.',
      ...common,
    },
  },
  OUTPUT: {
    description: 'Marks a cell as a result of the simulation: =ROI.OUTPUT("NPV") + … adds nothing to it.',
    result: '0.',
    errors: '#VALUE! without a name.',
    parameters: { name: 'Name of the result, as reports show it.' },
  },
  CORRELATE: {
    description: 'Declares that uncertain inputs move together, by a matrix of rank correlations, and shows the matrix that the simulation uses.',
    result:
      'A table with names at the top and at the left. Its corner says whether the matrix is the one given or, where no inputs can have it, the nearest one that they can, with the largest change.',
    errors: '#VALUE! for a matrix that is not square, not symmetric, has a diagonal other than 1, or does not fit the names.',
    parameters: {
      names: 'Names of the inputs, as given in their formulas.',
      matrix: 'Spearman rank correlations between −1 and 1, in the order of the names.',
      degreesOfFreedom: 'For inputs that also share their extremes: degrees of freedom of a t copula, e.g. 4. If omitted: Gaussian copula.',
    },
  },
  SIMSTAT: {
    description: 'A statistic of the last simulation of this workbook.',
    result: 'A number.',
    errors: '#N/A when no simulation has run, or when the model has changed since; #VALUE! for an unknown statistic.',
    parameters: {
      output: 'Name of the result, as given to OUTPUT.',
      statistic:
        'mean, stdev, min, max, median, percentile (argument: share of trials below), target (argument: value; gives the share of trials at or below it), cvar (argument: share; gives the mean of that share of the lowest outcomes), stderr or trials.',
      argument: 'For percentile and cvar a share such as 5%, for target a value.',
    },
  },
  MONTECARLO: {
    description: 'A Monte Carlo simulation over a table of benefits and costs: distribution of ROI, NPV and payback.',
    result:
      'A table of 16 rows with columns for ROI, NPV and payback (periods): header, mean, standard deviation, standard error of the mean, percentiles 5, 10, 25, 50, 75, 90, 95, probability below zero, value at risk and conditional value at risk (threshold and mean of the worst 5%: lowest ROI and NPV, longest payback), share of trials without a result (no ROI without costs; never paid back), number of trials and seed. NPV and ROI use present values, today undiscounted; payback is undiscounted. Trials that never pay back count as the longest payback in percentiles and are left out of mean and deviation.',
    errors: '#VALUE! for a faulty line, which the message names; #NUM! for correlations that cannot be; #DIV/0! without a cost line.',
    parameters: {
      lines:
        'One row per line: name, type (benefit or cost), distribution (NORMAL, TRIANG, PERT …; blank: certain), parameters p1 to p3, first and last period (blank: only the first), growth per period. Period 0 is today. A header row may stand above.',
      rate: 'Discount rate per period. If omitted: 10%.',
      trials: 'Number of trials, 100 to 1,000,000.',
      seed: 'Start of the random numbers; the same seed gives the same result everywhere.',
      correlation: 'Rank correlations of the lines, one row and column per line in their order.',
    },
  },
};
