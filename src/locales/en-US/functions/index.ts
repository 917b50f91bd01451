import { costs } from './costs';
import { customers } from './customers';
import { returns } from './returns';
import { uncertainty } from './uncertainty';

/** What Excel and the function reference say about functions. Every function of the library has an entry, by family. */
export const functions = {
  texts: { returns, costs, customers, uncertainty },

  /** Words of the function reference. */
  reference: {
    title: 'Function reference',
    introduction:
      'Generated from the functions themselves; the examples are calculated. In Excel every function is written =ROI.NAME(…). Ranges may be a row or a column. Blank cells, text and TRUE/FALSE in a range of numbers are reported; blank cells at the end of a range do not count. Desktop Excel hands a blank cell over as 0, so in a whole column or row zeros at the end do not count either. Rates are fractions per period (10% = 0.1). Period 0 is today and is not discounted. A range may have at most 1,048,576 cells.',
    families: {
      returns: 'Returns',
      costs: 'Costs and benefits',
      uncertainty: 'Uncertainty',
      customers: 'Customers',
      evidence: 'Evidence and control',
    },
    argument: 'Argument',
    accepts: 'Accepts',
    meaning: 'Meaning',
    result: 'Result',
    errors: 'Errors',
    example: 'Example',
    optional: 'optional',
    default: 'default {value}',
    separator: '; ',
    limits: { both: '{minimum} to {maximum}', minimum: '{minimum} or more', maximum: '{maximum} or less' },
    kinds: {
      amounts: 'numbers, row or column',
      nonNegativeAmounts: 'numbers of 0 or more, row or column',
      number: 'number',
      wholeNumber: 'whole number',
      wholeNumbers: 'whole numbers, row or column',
      rate: 'rate above −100%',
      probability: 'share from 0% to 100%',
      probabilities: 'shares from 0% to 100%, row or column',
      dates: 'dates, row or column',
      text: 'text',
      texts: 'texts, row or column',
      choice: 'one of: {choices}',
      numberTable: 'numbers, any rectangle',
      table: 'table with the columns {choices}',
    },
  },
};
