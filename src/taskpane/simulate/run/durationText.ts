import { fillPhrase, type Language, type PaneWords } from '../../../locales';
import { threeDigits } from '../../charts/numberText';

/** How long something took, in the unit a reader would choose: 84 ms, 1.24 s. */
export function durationText(milliseconds: number, run: PaneWords['simulate']['run'], language: Language): string {
  if (milliseconds < 999.5) return fillPhrase(run.milliseconds, { milliseconds: Math.max(1, Math.round(milliseconds)) });
  return fillPhrase(run.seconds, { seconds: threeDigits(milliseconds / 1000, language) });
}
