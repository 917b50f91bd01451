/** Words for the functions of costs and benefits. */
export const costs = {
  ALLOCATE: {
    description: 'Splits a budget over channels whose returns fall as more is spent, so that the total return is as large as possible.',
    result:
      'A table with a header, one row per channel (channel, spend, share of what is spent, return, return of one more unit) and a total row. Where no limit holds them back, all channels have the same return of one more unit; it is blank where a curve begins upright and nothing is spent. Budget beyond all maximums stays unspent.',
    errors: '#VALUE! for a parameter of a curve that is 0 or less, an exponent above 1 or limits that cross; #NUM! when the minimums exceed the budget.',
    parameters: {
      budget: 'Amount to split.',
      curves:
        'One row per channel: name, curve, p1, p2, p3. power: p1 × spend ^ p2, p2 from above 0 to 1. exponential: p1 × (1 − e^(−spend ÷ p2)). hill: p1 × spend^p3 ÷ (p2^p3 + spend^p3), an S-curve for p3 above 1.',
      minimum: 'Least amount for each channel, or one for all. If omitted: 0.',
      maximum: 'Largest amount for each channel, or one for all. If omitted: the budget.',
    },
  },
};
