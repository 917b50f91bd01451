import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import { type KeyboardEvent } from 'react';

const useStyles = makeStyles({
  tabs: { display: 'flex', alignSelf: 'stretch' },
  tab: {
    position: 'relative',
    padding: `0 ${tokens.spacingHorizontalM}`,
    ...shorthands.borderStyle('none'),
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-4px' },
    '::after': {
      content: '""',
      position: 'absolute',
      left: tokens.spacingHorizontalM,
      right: tokens.spacingHorizontalM,
      bottom: 0,
      height: tokens.strokeWidthThicker,
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: 'transparent',
    },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': { backgroundColor: tokens.colorCompoundBrandStroke, '@media (forced-colors: active)': { backgroundColor: 'Highlight' } },
  },
});

interface TabsProps<P extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly page: P; readonly label: string }[];
  readonly selected: P;
  /** Tells the ids of these tabs from those of others on the page. */
  readonly scope?: string;
  /** Ids of the elements that show the tabs begin so; the tab's page follows behind a hyphen. */
  readonly panel: string;
  readonly onSelect: (page: P) => void;
}

/**
 * Tabs after the ARIA pattern: one tab stop, arrow keys move and select. Fluent's own list adds focusable
 * elements hidden from screen readers, which accessibility checks rightly refuse.
 */
export function Tabs<P extends string>({ label, tabs, selected, scope, panel, onSelect }: TabsProps<P>) {
  const styles = useStyles();
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = (tabs.findIndex(({ page }) => page === selected) + step + tabs.length) % tabs.length;
    onSelect(tabs[next].page);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[next].focus();
  };
  return (
    <div role="tablist" aria-label={label} className={styles.tabs} onKeyDown={move}>
      {tabs.map(({ page, label: name }) => (
        <button
          key={page}
          type="button"
          role="tab"
          id={tabId(page, scope)}
          aria-selected={page === selected}
          aria-controls={`${panel}-${page}`}
          tabIndex={page === selected ? 0 : -1}
          className={mergeClasses(styles.tab, page === selected && styles.selected)}
          onClick={() => onSelect(page)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** Id of a tab's button, by which its panel is labelled. */
export function tabId(page: string, scope = 'pane'): string {
  return `tab-${scope}-${page}`;
}
