import { fillPhrase, type PaneWords } from '../../locales';
import { type Host } from '../../workbook/host';
import { type SelfTestFinding } from '../../workbook/selfTest';

/** Name and value of each version that matters when something goes wrong. */
export function describeVersions(host: Host, { pane: { diagnostics } }: PaneWords): readonly (readonly [string, string])[] {
  return [
    [diagnostics.addin, ROI_VERSION],
    [diagnostics.host, `${host.application} ${host.version}`],
    [diagnostics.platform, host.platform],
    [diagnostics.hostLanguage, host.displayLanguage],
  ];
}

/** The finding as a sentence; a reason that is a known problem is named in words. */
export function describeFinding({ question, outcome, details }: SelfTestFinding, { pane: { diagnostics, problems } }: PaneWords): string {
  const known = Object.entries(problems).find(([code]) => code === details['reason'])?.[1];
  return fillPhrase(diagnostics.findings[question][outcome], typeof known === 'object' ? { ...details, reason: known.title } : details);
}

/** Plain text for a message to support. Holds no contents of the workbook. */
export function reportText(versions: readonly (readonly [string, string])[], findings: readonly SelfTestFinding[], phrases: PaneWords): string {
  const { diagnostics } = phrases.pane;
  const facts = versions.map(([name, value]) => `${name}: ${value}`);
  const results = findings.map((finding) => `${diagnostics.findings[finding.question].name} – ${diagnostics.outcome[finding.outcome]}: ${describeFinding(finding, phrases)}`);
  return [...facts, ...results].join('\n');
}
