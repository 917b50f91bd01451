import { defaultTheme, type Theme } from '@univerjs/themes';

/** Univer's theme with Excel's green as the leading colour. */
export const gridTheme: Theme = {
  ...defaultTheme,
  primary: {
    50: '#F0F9F4',
    100: '#DCF1E5',
    200: '#B5E0C8',
    300: '#82CAA2',
    400: '#46AB76',
    500: '#21884F',
    600: '#107C41',
    700: '#0E6B38',
    800: '#0B5A2F',
    900: '#074023',
  },
};
