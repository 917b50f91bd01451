import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

/** A small table: words in the first column, numbers as text in the others. */
export interface TableData {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const useStyles = makeStyles({
  scroll: { overflowX: 'auto', maxHeight: '320px', overflowY: 'auto', ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` } },
  whole: { maxHeight: 'none' },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontVariantNumeric: 'tabular-nums' },
  head: {
    position: 'sticky',
    top: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    textAlign: 'end',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { textAlign: 'start' },
  },
  name: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`, textAlign: 'start', fontWeight: tokens.fontWeightRegular, overflowWrap: 'anywhere' },
  cell: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`, textAlign: 'end', whiteSpace: 'nowrap' },
  row: { '&:not(:last-child)': { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` } },
});

/** Numbers at the right under each other, the first column as row headings. Scrolls inside itself, by keyboard too. */
export function DataTable({ label, data, whole = false }: { readonly label: string; readonly data: TableData; /** As high as it takes instead. */ readonly whole?: boolean }) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.scroll, whole && styles.whole)} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {data.head.map((text, column) => (
              <th key={column} scope="col" className={styles.head}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map(([name, ...cells], row) => (
            <tr key={row} className={styles.row}>
              <th scope="row" className={styles.name}>
                {name}
              </th>
              {cells.map((text, column) => (
                <td key={column} className={styles.cell}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
