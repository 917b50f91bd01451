/** Words for the functions of customer value. */
export const customers = {
  LTV: {
    description: 'Customer lifetime value: discounted margin of one new customer over the periods they stay, less the cost of acquiring them.',
    result:
      'An amount: Σ margin × survival ÷ (1 + discount rate)^k − acquisition cost over periods k = 1, 2, …; survival is 100% in period 1 and shrinks by the retention of each period. With single values and no horizon: margin ÷ (1 + discount rate − retention).',
    errors: '#NUM! when the value has no limit (retention of 1 + discount rate or more, and no horizon); #VALUE! for vectors of different lengths.',
    parameters: {
      margin: 'Margin per period of an active customer; one value for all periods, or one per period.',
      retention: 'Share of the customers of a period who stay for the next; one value, or one per period.',
      discountRate: 'Discount rate per period.',
      acquisitionCost: 'Cost of winning the customer, paid today.',
      horizon: 'Number of periods that count. If omitted: without end for single values, the length of vectors otherwise. Beyond a vector its last value goes on.',
      timing: 'When in its period the margin arrives: end, mid or begin.',
    },
  },
};
