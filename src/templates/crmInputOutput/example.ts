/**
 * The figures the template opens with: an ordinary project, made up, that stands for nobody's experience. It takes half
 * a year to put the system in place, and nine tenths of the full effect is reached in the third year.
 */
export const example = {
  discountRate: 0.1,
  horizonQuarters: 12,
  grossMargin: 0.35,
  contingency: 0.1,
  currency: 'CNY',
  /** 1 January 2026. */
  startDate: 46023,
  trials: 10000,
  seed: 1,
  phaseEnds: [2, 4, 8],
  adoption: [0, 0.4, 0.7, 0.9],
  costLines: [
    { key: 'subscription', class: 'purchase', basis: 'perYear', amount: 240_000, first: 1, last: 12, escalation: 0.03, source: 'quote', evidence: 'A' },
    { key: 'hardware', class: 'purchase', basis: 'oneOff', amount: 40_000, first: 0, last: 0, escalation: 0, source: 'quote', evidence: 'A' },
    { key: 'installation', class: 'implementation', basis: 'oneOff', amount: 150_000, first: 0, last: 0, escalation: 0, source: 'quote', evidence: 'A' },
    { key: 'integration', class: 'implementation', basis: 'oneOff', amount: 140_000, first: 1, last: 1, escalation: 0, source: 'quote', evidence: 'B' },
    { key: 'migration', class: 'implementation', basis: 'oneOff', amount: 60_000, first: 1, last: 1, escalation: 0, source: 'projectPlan', evidence: 'B' },
    { key: 'localisation', class: 'implementation', basis: 'oneOff', amount: 50_000, first: 0, last: 0, escalation: 0, source: 'projectPlan', evidence: 'C' },
    { key: 'projectManagement', class: 'implementation', basis: 'oneOff', amount: 60_000, first: 1, last: 1, escalation: 0, source: 'payroll', evidence: 'B' },
    { key: 'trainers', class: 'training', basis: 'oneOff', amount: 40_000, first: 1, last: 1, escalation: 0, source: 'quote', evidence: 'A' },
    { key: 'participants', class: 'training', basis: 'oneOff', amount: 60_000, first: 1, last: 1, escalation: 0, source: 'payroll', evidence: 'B' },
    { key: 'translation', class: 'training', basis: 'oneOff', amount: 20_000, first: 1, last: 1, escalation: 0, source: 'quote', evidence: 'B' },
    { key: 'refresher', class: 'training', basis: 'perYear', amount: 20_000, first: 1, last: 12, escalation: 0.02, source: 'projectPlan', evidence: 'C' },
    { key: 'support', class: 'operations', basis: 'perYear', amount: 80_000, first: 1, last: 12, escalation: 0.03, source: 'quote', evidence: 'A' },
    { key: 'security', class: 'operations', basis: 'perYear', amount: 40_000, first: 1, last: 12, escalation: 0.02, source: 'projectPlan', evidence: 'B' },
  ],
  benefitLines: [
    { key: 'sales', kind: 'sales', counted: true, quantity: 40, unit: 'orders', unitValue: 50_000, share: 'grossMargin', first: 1, source: 'salesPlan', evidence: 'C' },
    { key: 'loyalty', kind: 'sales', counted: true, quantity: 16, unit: 'orders', unitValue: 50_000, share: 'grossMargin', first: 1, source: 'salesPlan', evidence: 'C' },
    { key: 'hours', kind: 'saving', counted: true, quantity: 3_600, unit: 'hours', unitValue: 125, share: 0.6, first: 1, source: 'payroll', evidence: 'B' },
    { key: 'decisions', kind: 'avoidedLoss', counted: true, quantity: 2, unit: 'cases', unitValue: 150_000, share: 0.5, first: 1, source: 'ownEstimate', evidence: 'C' },
    { key: 'brand', kind: 'soft', counted: false, quantity: 1, unit: 'once', unitValue: 500_000, share: 1, first: 5, source: 'ownEstimate', evidence: 'D' },
  ],
  /** Empty lines at the end of each register, ready for the user's own. */
  spareCostLines: 3,
  spareBenefitLines: 2,
  classes: ['purchase', 'implementation', 'training', 'operations'],
  kinds: ['sales', 'saving', 'avoidedLoss', 'soft'],
  /** Low and high as shares of the likely value, symmetric so that the mean stays the likely value. */
  costRanges: { purchase: [0.95, 1.05], implementation: [0.8, 1.2], training: [0.85, 1.15], operations: [0.9, 1.1] },
  benefitRanges: { sales: [0.6, 1.4], loyalty: [0.5, 1.5], hours: [0.7, 1.3], decisions: [0.4, 1.6], brand: [0.5, 1.5] },
  spareRange: [0.8, 1.2],
  scenarios: [
    { benefitFactor: 1.15, costFactor: 0.95, delay: 0, weight: 0.2 },
    { benefitFactor: 1, costFactor: 1, delay: 0, weight: 0.55 },
    { benefitFactor: 0.75, costFactor: 1.15, delay: 1, weight: 0.25 },
  ],
  liveScenario: 1,
  risks: [
    { probability: 0.2, impact: 300_000, mitigationCost: 20_000, residualProbability: 0.1 },
    { probability: 0.3, impact: 100_000, mitigationCost: 15_000, residualProbability: 0.1 },
    { probability: 0.05, impact: 500_000, mitigationCost: 30_000, residualProbability: 0.02 },
    { probability: 0.3, impact: 80_000, mitigationCost: 10_000, residualProbability: 0.15 },
    { probability: 0.4, impact: 30_000, mitigationCost: 0, residualProbability: 0.1 },
  ],
  spareRisks: 5,
  milestones: [
    { day: 30, gate: null },
    { day: 60, gate: null },
    { day: 90, gate: null },
    { day: 183, gate: null },
    { day: 365, gate: -0.85 },
    { day: 730, gate: -0.35 },
    { day: 1095, gate: 0.1 },
  ],
  /** The published example of the Guide, with the total that its authors give and the margin for reading the first figure as sales. */
  published: { benefits: [2_000_000, 500_000, 300_000, 200_000], total: 2_000_000, costs: 1_000_000, margin: 0.4 },
} as const;
