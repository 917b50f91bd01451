import { formulaCalls } from '../simulation/formulaCalls';

const MARKER = 'ROI.OUTPUT';

/**
 * A formula in which our functions do nothing but mark it as a result, without the mark: plain Excel, which goes on
 * calculating. Null where it needs our functions. Linear in its length.
 */
export function withoutMarkers(formula: string): string | null {
  const calls = formulaCalls(formula);
  const markers = calls.filter(({ name }) => name === MARKER);
  if (markers.length === 0 || calls.some(({ name }) => name.startsWith('ROI.') && name !== MARKER)) return null;
  let text = '';
  let copied = 0;
  for (const { at, text: call } of markers) {
    const end = at + call.length;
    const plus = /^\s*\+/.exec(formula.slice(end))?.[0].length ?? 0;
    const opens = /(^|[(,])\s*$/.test(formula.slice(copied, at)) && plus > 0;
    text += formula.slice(copied, at) + (opens ? '' : '0');
    copied = opens ? end + plus : end;
  }
  return text + formula.slice(copied);
}
