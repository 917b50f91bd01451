/** The numerals that `[DBNum1]`, `[DBNum2]` and `[DBNum3]` ask for: ordinary Chinese ones, those of cheques, and full-width digits. */
export type Numerals = 1 | 2 | 3;

interface Script {
  readonly digits: string;
  /** Ten, hundred, thousand. */
  readonly places: string;
}

const SCRIPTS: Readonly<Record<Numerals, Script>> = {
  1: { digits: '〇一二三四五六七八九', places: '十百千' },
  2: { digits: '零壹贰叁肆伍陆柒捌玖', places: '拾佰仟' },
  3: { digits: '０１２３４５６７８９', places: '十百千' },
};

/** What each group of four digits counts; sixteen digits are all that a number has. */
const GROUPS = ['', '万', '亿', '兆'];

/** Each digit of a text by itself: 2024 is 二〇二四. Everything else stays. */
export function eachDigit(text: string, numerals: Numerals): string {
  return text.replace(/\d/g, (digit) => SCRIPTS[numerals].digits.charAt(Number(digit)));
}

/** A number as it is spoken, its decimals digit by digit: 20305.6 is 贰万零叁佰零伍.陆. Notation with an exponent, and more than sixteen digits, go digit by digit. */
export function spokenNumber(text: string, numerals: Numerals): string {
  const match = /^(\d{1,16})(\.\d+)?$/.exec(text);
  return match === null ? eachDigit(text, numerals) : spokenWhole(match[1] ?? '', numerals) + eachDigit(match[2] ?? '', numerals);
}

/** A month, day, hour or minute: ten to nineteen are 十 … 十九, without the one in front. */
export function spokenDatePart(value: number, numerals: Numerals): string {
  const text = spokenWhole(String(value), numerals);
  return value >= 10 && value < 20 ? text.slice(1) : text;
}

function spokenWhole(text: string, numerals: Numerals): string {
  const { digits, places } = SCRIPTS[numerals];
  const zero = digits.charAt(0);
  const whole = text.replace(/^0+(?=\d)/, '');
  if (whole === '0') return zero;
  let spoken = '';
  let gap = false;
  let groupSpoken = false;
  for (let position = 0; position < whole.length; position++) {
    const place = whole.length - 1 - position;
    const digit = Number(whole[position]);
    if (digit === 0) gap = true;
    else {
      if (gap && spoken !== '') spoken += zero;
      gap = false;
      groupSpoken = true;
      spoken += digits.charAt(digit) + (place % 4 === 0 ? '' : places.charAt((place % 4) - 1));
    }
    if (place % 4 === 0 && groupSpoken) {
      spoken += GROUPS[place / 4] ?? '';
      groupSpoken = false;
    }
  }
  return spoken;
}
