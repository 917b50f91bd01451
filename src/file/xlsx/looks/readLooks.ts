import { cellKey } from '../../../engine/formula/workbookModel';
import type { ChartFile } from '../../workbookFile';
import { parseCorners } from '../../../engine/formula/parse/address';
import { unescapeCharacters } from '../escapedText';
import { readCharts } from '../readCharts';
import { readRichText } from '../sheetCells';
import { readWorkbookParts, type SheetPart } from '../workbookParts';
import { relationshipsOf, type XlsxPackage } from '../xlsxPackage';
import { XmlScanner } from '../xmlScanner';
import { Colors } from './colors';
import { LookBudget } from './lookBudget';
import { readSheetLooks, type SheetLooks } from './sheetLooks';
import { readStyleSheet, type StyleSheet } from './styleSheet';

/** How a workbook looks, as far as it can be read. */
export interface WorkbookLooks {
  /** By part of the sheet. */
  readonly sheets: ReadonlyMap<string, SheetLooks & { readonly charts: readonly ChartFile[]; readonly tableStyles: ReadonlyMap<string, string> }>;
  /** Parts whose looks are damaged, or too many to be read: what they say is missing. */
  readonly unread: readonly string[];
}

const NO_LOOKS: SheetLooks = { sheet: {}, cells: new Map() };

/**
 * Reads looks, comments, links and charts of sheets whose contents have been read. Whatever is damaged here changes no
 * number: it is left out and named, and the workbook is not refused for it.
 */
export function readLooks(pack: XlsxPackage, sheets: readonly SheetPart[]): WorkbookLooks {
  const unread = new Set<string>();
  const sound = <T>(part: string, otherwise: T, read: () => T): T => {
    try {
      return read();
    } catch {
      unread.add(part);
      return otherwise;
    }
  };
  const budget = new LookBudget();
  const workbook = sound('xl/workbook.xml', undefined, () => readWorkbookParts(pack));
  const themePart = workbook?.themePart;
  const colors = sound(themePart ?? '', new Colors(''), () => new Colors((themePart && pack.text(themePart)) ?? ''));
  const stylesPart = workbook?.stylesPart;
  const styles = sound<StyleSheet>(stylesPart ?? '', { cells: [], differences: [] }, () => readStyleSheet((stylesPart && pack.text(stylesPart)) ?? '', colors));
  const found = sheets.map(({ part }) => {
    const relationships = sound(part, [], () => relationshipsOf(pack, part));
    const targets = new Map(relationships.map(({ id, target }) => [id, target]));
    const looks = sound(part, NO_LOOKS, () => readSheetLooks(pack.text(part) ?? '', { styles, colors, targets, budget }));
    const tableStyles = new Map<string, string>();
    for (const { type, target } of relationships) {
      if (type === 'comments') for (const [key, comment] of sound(target, [], () => readComments(pack.text(target) ?? '', budget))) looks.cells.set(key, { ...looks.cells.get(key), comment });
      else if (type === 'table') sound(target, undefined, () => readTableStyle(pack.text(target) ?? '', tableStyles));
    }
    const charts = sound(part, [], () => readCharts(pack, part, (chart) => unread.add(chart)));
    if (budget.exceeded) unread.add(part);
    return [part, { ...looks, charts, tableStyles }] as const;
  });
  return { sheets: new Map(found), unread: [...unread] };
}

function readComments(text: string, budget: LookBudget): [number, string][] {
  const comments: [number, string][] = [];
  const xml = new XmlScanner(text);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open' || xml.name !== 'comment') continue;
    const range = parseCorners(xml.attribute('ref') ?? '');
    const words = unescapeCharacters(readRichText(xml, 'comment'));
    if (range !== null && budget.takeCell()) comments.push([cellKey(range.top, range.left), words]);
  }
  return comments;
}

function readTableStyle(text: string, styles: Map<string, string>): void {
  const xml = new XmlScanner(text);
  let table = '';
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.name === 'table') table = xml.attribute('displayName') ?? xml.attribute('name') ?? '';
    else if (xml.name === 'tableStyleInfo') {
      const style = xml.attribute('name');
      if (style !== undefined) styles.set(table, style);
    }
  }
}
