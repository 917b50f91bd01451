import { Body1, FluentProvider, makeStyles, Title2, tokens } from '@fluentui/react-components';
import { type PaneWords } from '../locales';
import { lightTheme } from './theme/paneThemes';
import { usePageStyles } from './theme/pageStyles';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    rowGap: tokens.spacingVerticalL,
    minHeight: '100vh',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXL,
    textAlign: 'center',
  },
  text: { maxWidth: '46ch', color: tokens.colorNeutralForeground2 },
});

/** What a visitor of the page's address sees in a browser of their own, and what remains when Office.js cannot be loaded. */
export function OutsideExcel({ words }: { readonly words: PaneWords }) {
  usePageStyles();
  const styles = useStyles();
  const { outsideExcel } = words.pane;
  return (
    <FluentProvider theme={lightTheme}>
      <main className={styles.page}>
        <img src="assets/icons/roi-80.png" width={80} height={80} alt="" />
        <Title2 as="h1">{outsideExcel.title}</Title2>
        <Body1 className={styles.text}>{outsideExcel.text}</Body1>
        <Body1 className={styles.text}>{outsideExcel.how}</Body1>
        <Body1 className={styles.text}>{outsideExcel.inside}</Body1>
      </main>
    </FluentProvider>
  );
}
