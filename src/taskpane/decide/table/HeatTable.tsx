import { Caption1Strong, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';

const forced = '@media (forced-colors: active)';

const useStyles = makeStyles({
  scroll: { overflow: 'auto', maxHeight: '420px', ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` } },
  table: { borderCollapse: 'separate', borderSpacing: '1px', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300, fontVariantNumeric: 'tabular-nums', minWidth: '100%' },
  corner: { maxWidth: '96px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  head: { position: 'sticky', top: 0, zIndex: 1, padding: `0 ${tokens.spacingHorizontalXS}`, textAlign: 'end', whiteSpace: 'nowrap', fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground1 },
  rowHead: { position: 'sticky', left: 0, padding: `0 ${tokens.spacingHorizontalXS}`, textAlign: 'end', whiteSpace: 'nowrap', fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground1 },
  present: { fontWeight: tokens.fontWeightBold, color: tokens.colorNeutralForeground1 },
  cell: { position: 'relative', padding: `0 ${tokens.spacingHorizontalXS}`, textAlign: 'end', whiteSpace: 'nowrap' },
  here: { fontWeight: tokens.fontWeightBold, outline: `${tokens.strokeWidthThick} solid ${tokens.colorNeutralForeground1}`, outlineOffset: '-2px' },
  shade: { position: 'absolute', inset: 0, zIndex: 0, backgroundColor: tokens.colorBrandBackground, [forced]: { display: 'none' } },
  below: { backgroundColor: tokens.colorPaletteRedBackground3 },
  number: { position: 'relative' },
});

interface HeatTableProps {
  readonly caption: string;
  readonly corner: string;
  readonly rows: readonly Head[];
  readonly columns: readonly Head[];
  readonly results: readonly (readonly number[])[];
  readonly resultText: (value: number) => string;
  /** Said of the value that the cell has now. */
  readonly presentText: string;
}

interface Head {
  readonly text: string;
  /** The value that the cell shows now. */
  readonly isPresent: boolean;
}

/** Darkest shade behind a number, so that it stays readable in every theme. */
const DARKEST = 0.32;

/** Results by two quantities: negative ones shaded red, the others in the brand's colour, the darker the larger. */
export function HeatTable({ caption, corner, rows, columns, results, resultText, presentText }: HeatTableProps) {
  const styles = useStyles();
  const title = useId();
  const known = results.flat().filter(Number.isFinite);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const crossesZero = least < 0 && most > 0;
  const strength = (value: number): number => (crossesZero ? Math.abs(value) / Math.max(-least, most) : (value - least) / (most - least || 1)) * DARKEST;
  const headText = ({ text, isPresent }: Head) => <span title={isPresent ? presentText : undefined}>{text}</span>;
  return (
    <>
      <Caption1Strong id={title}>{caption}</Caption1Strong>
    <div className={styles.scroll} tabIndex={0} role="region" aria-labelledby={title}>
      <table className={styles.table} aria-labelledby={title}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.corner)} title={corner}>
              {corner}
            </th>
            {columns.map((column, index) => (
              <th key={index} scope="col" className={mergeClasses(styles.head, column.isPresent && styles.present)}>
                {headText(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row" className={mergeClasses(styles.rowHead, row.isPresent && styles.present)}>
                {headText(row)}
              </th>
              {results[index].map((value, place) => (
                <td key={place} className={mergeClasses(styles.cell, row.isPresent && columns[place].isPresent && styles.here)}>
                  {Number.isFinite(value) && <span aria-hidden className={mergeClasses(styles.shade, value < 0 && styles.below)} style={{ opacity: strength(value) }} />}
                  <span className={styles.number}>{resultText(value)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    </>
  );
}
