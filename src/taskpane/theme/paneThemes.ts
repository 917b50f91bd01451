import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components';

/** A green close to Excel's, from nearly black to nearly white; white text on shade 80 has a contrast of 5.3. */
const brand: BrandVariants = {
  10: '#020805',
  20: '#08221a',
  30: '#083626',
  40: '#08452f',
  50: '#095438',
  60: '#0b6341',
  70: '#0d7049',
  80: '#107c4c',
  90: '#2a8c5f',
  100: '#429b73',
  110: '#5aaa87',
  120: '#73b99b',
  130: '#8cc8b0',
  140: '#a7d6c4',
  150: '#c3e4d9',
  160: '#e1f2ec',
};

export const lightTheme: Theme = createLightTheme(brand);

/** On a dark ground the brand's text and outlines need lighter shades than Fluent's default to stay readable. */
export const darkTheme: Theme = {
  ...createDarkTheme(brand),
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
};
