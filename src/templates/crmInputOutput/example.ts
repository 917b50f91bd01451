/**
 * The figures the template opens with. They are made up to reproduce a published example (costs of
 * 1,000,000 within a year; benefits of 2,000,000, 500,000, 300,000 and 200,000) and stand for nobody's
 * experience: a first year at an average adoption of 50% realises half of the yearly amounts below.
 */
export const example = {
  discountRate: 0.1,
  horizonQuarters: 4,
  grossMargin: 0.4,
  contingency: 0,
  currency: 'CNY',
  /** 1 January 2026. */
  startDate: 46023,
  trials: 10000,
  seed: 1,
  phaseEnds: [1, 2, 4],
  adoption: [0, 0.5, 0.75, 1],
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
    { key: 'sales', kind: 'sales', counted: true, quantity: 200, unit: 'orders', unitValue: 50_000, share: 'grossMargin', first: 1, source: 'salesPlan', evidence: 'C' },
    { key: 'loyalty', kind: 'sales', counted: true, quantity: 50, unit: 'orders', unitValue: 50_000, share: 'grossMargin', first: 1, source: 'salesPlan', evidence: 'C' },
    { key: 'hours', kind: 'saving', counted: true, quantity: 6_000, unit: 'hours', unitValue: 125, share: 0.8, first: 1, source: 'payroll', evidence: 'B' },
    { key: 'decisions', kind: 'avoidedLoss', counted: true, quantity: 4, unit: 'cases', unitValue: 200_000, share: 0.5, first: 1, source: 'ownEstimate', evidence: 'C' },
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
    { benefitFactor: 0.7, costFactor: 1.2, delay: 1, weight: 0.25 },
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
    { day: 183, gate: -0.25 },
    { day: 365, gate: 1 },
    { day: 730, gate: 2 },
    { day: 1095, gate: 3 },
  ],
  published: { benefits: [2_000_000, 500_000, 300_000, 200_000], costs: 1_000_000, roi: 1 },
} as const;
