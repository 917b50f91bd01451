const grouped = /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/;
const plain = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * A number as people type it: 1,200; 1200.5; −30%; 1.2e6; full-width digits and signs as Chinese input methods write them.
 * Null for everything else.
 */
export function readNumber(text: string): number | null {
  const typed = text.normalize('NFKC').replaceAll(/[−–]/g, '-').replaceAll(/\s/g, '');
  const isPercent = typed.endsWith('%');
  const digits = isPercent ? typed.slice(0, -1) : typed;
  if (!grouped.test(digits) && !plain.test(digits)) return null;
  const number = Number(digits.replaceAll(',', ''));
  // Dividing is exact to the last digit where multiplying by 0.01 is not.
  return isPercent ? number / 100 : number;
}
