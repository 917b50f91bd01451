import { decimalDigits, isZero } from '../decimalDigits';

const DIGITS = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];
/** One, ten … hundred thousand; millions begin anew. */
const PLACES = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน'];
const MILLION = 'ล้าน';

/** An amount in Thai words with baht and satang, as BAHTTEXT writes it; satang are rounded. */
export function bahtText(value: number): string {
  const amount = decimalDigits(Math.abs(value), 0, 2);
  const { whole, fraction } = amount;
  if (isZero(amount)) return `${DIGITS[0] ?? ''}บาทถ้วน`;
  const baht = whole === '0' ? '' : `${spoken(whole)}บาท`;
  return `${value < 0 ? 'ลบ' : ''}${baht}${fraction === '00' ? 'ถ้วน' : `${spoken(fraction)}สตางค์`}`;
}

/** A whole number without its sign; digits are spoken in groups of six. */
function spoken(digits: string): string {
  if (digits.length > PLACES.length) return `${spoken(digits.slice(0, -PLACES.length))}${MILLION}${spoken(digits.slice(-PLACES.length))}`;
  let text = '';
  for (let index = 0; index < digits.length; index++) {
    const place = digits.length - 1 - index;
    const digit = Number(digits[index]);
    if (digit !== 0) text += digitName(digit, place, digits[index - 1]) + (PLACES[place] ?? '');
  }
  return text;
}

/** Ten is not "one ten", twenty has a word of its own for two, and one after tens one too. */
function digitName(digit: number, place: number, before: string | undefined): string {
  if (place === 1 && digit === 1) return '';
  if (place === 1 && digit === 2) return 'ยี่';
  return place === 0 && digit === 1 && before !== undefined && before !== '0' ? 'เอ็ด' : (DIGITS[digit] ?? '');
}
