/** Words for the functions of returns: formula wizard, autocomplete and function reference. */
export const returns = {
  BASIC: {
    description: 'Return on investment: (benefits − costs) ÷ costs, undiscounted, in exact decimal arithmetic.',
    result: 'A fraction; 2 is 200%.',
    errors: '#DIV/0! when costs add up to zero.',
    parameters: {
      benefits: 'Benefits, positive amounts; one cell, a row or a column.',
      costs: 'Costs, positive amounts; one cell, a row or a column. The number of costs may differ from that of benefits.',
    },
  },
  SUMMARY: {
    description: 'Totals, present values, NPV, ROI, benefit-cost ratio, IRR, profitability index and payback of costs and benefits per period.',
    result:
      'A table of a header and 12 rows, always in the same order: 2 total costs, 3 total benefits, 4 and 5 their present values, 6 net benefit, 7 NPV, 8 ROI, 9 BCR, 10 IRR per year, 11 profitability index (present value after today ÷ initial cost), 12 payback, 13 discounted payback (both in periods). A warning row follows when there is more than one IRR; the one nearest to 10% is shown. A measure that does not exist shows an error in its own cell.',
    errors: '#VALUE! for a negative cost or lengths that differ. In the table: #DIV/0! without costs, #NUM! without an IRR, #N/A when nothing is paid back.',
    parameters: {
      costs: 'Costs per period, positive amounts; the first falls today and is not discounted.',
      benefits: 'Benefits per period, as many as costs. A negative benefit counts as a loss.',
      rate: 'Discount rate per year. If omitted: 10%, or 0% under SIMPLE.',
      periodsPerYear: 'Periods in a year, e.g. 12 for months; the rate becomes (1 + rate)^(1 ÷ periods) − 1 per period.',
      convention:
        'TEI: ROI and BCR of present values. SIMPLE: of undiscounted totals. NUCLEUS: ROI is the average annual net benefit of the first three years ÷ initial cost.',
    },
  },
  PHASED: {
    description: 'Return on investment by phase, with cumulative and discounted results and the status at the end of each phase.',
    result:
      'A table with a header, one row per phase (phase, from, to, cost, benefit, net, phase ROI, cumulative net, cumulative ROI, discounted cumulative net, status) and a total row whose last cell is the payback in periods, or the status when nothing is paid back.',
    errors: '#VALUE! for phase ends that do not rise or a wrong number of names. In the table: #DIV/0! for the ROI of a phase without costs.',
    parameters: {
      costs: 'Costs per period, positive amounts; the first falls today.',
      benefits: 'Benefits per period, as many as costs.',
      phaseEnds:
        'Last period of each phase, rising; later periods form one more phase. If omitted: months 3, 6 and 12 (implementation, early adoption, full adoption, maturity).',
      rate: 'Discount rate per period of the data, for the discounted cumulative net.',
      phaseNames: 'Names of the phases, in order.',
    },
  },
  PAYBACK: {
    description: 'Periods until the flows have paid back what was put in, interpolated within the period.',
    result: 'A number of periods; 0 when the flows are never under water.',
    errors: '#N/A when the flows never pay back.',
    parameters: {
      flows: 'Net flows per period, receipts positive, payments negative; the first falls today.',
      rate: 'Discount rate per period, for the discounted payback.',
    },
  },
  PRESENTVALUE: {
    description: 'Present value of flows; the first flow falls today and is not discounted (unlike NPV).',
    result: 'An amount in the currency of the flows.',
    errors: '#VALUE! for a rate of −100% or less.',
    parameters: {
      rate: 'Discount rate per period.',
      flows: 'Flows per period, receipts positive; the first falls today.',
      timing: 'When in its period every later flow falls: end, mid or begin.',
    },
  },
  IRRALL: {
    description: 'Every internal rate of return above −100%, with a warning when there is more than one.',
    result: 'A table with a header and one rate per row, ascending, then a warning row when there is more than one.',
    errors: '#NUM! when all flows point the same way or no rate exists.',
    parameters: { flows: 'Net flows per period, receipts positive, payments negative.' },
  },
  DATEDIRR: {
    description: 'Internal rate of return per year of flows on dates (Actual/365); solves where XIRR gives up.',
    result: 'A fraction per year. Of several rates the one nearest to 10%.',
    errors: '#NUM! when all flows point the same way or no rate exists; #VALUE! for text instead of dates.',
    parameters: {
      flows: 'Net flows, receipts positive, payments negative; the first may be either.',
      dates: 'A date for each flow, in any order.',
    },
  },
  EAA: {
    description: 'Equivalent annual annuity: the level amount per period that is worth as much as the flows. Compares projects of unequal lives.',
    result: 'An amount at the end of each period after today.',
    errors: '#DIV/0! when there is no period after today.',
    parameters: {
      rate: 'Discount rate per period.',
      flows: 'Net flows per period, receipts positive; the first falls today.',
    },
  },
  RISKADJ: {
    description: 'Risk adjustment of benefits downwards, value × (1 − adjustment), or of costs upwards, value × (1 + adjustment).',
    result: 'The adjusted values, in the shape of the values.',
    errors: '#VALUE! for an adjustment that does not fit the shape, or above 100% for a benefit.',
    parameters: {
      values: 'Amounts, in any rectangle.',
      adjustment: 'Risk adjustment, e.g. 15%: one value, one per row, one per column, or one per amount.',
      kind: 'benefit lowers the values, cost raises them.',
    },
  },
};
