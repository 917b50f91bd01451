import type { ChartFile } from '../../workbookFile';
import { element, RELATIONSHIPS, XML_HEAD } from './xml';

const SHEET_DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

/** Places charts on a sheet; chart n is relationship `rId<n>` of the drawing. */
export function drawingXml(charts: readonly ChartFile[]): string {
  return XML_HEAD + element('xdr:wsDr', { 'xmlns:xdr': SHEET_DRAWING, 'xmlns:a': DRAWING }, charts.map((chart, index) => anchor(chart, index + 1)));
}

function anchor({ name, title, anchor: { top, left, bottom, right } }: ChartFile, number: number): string {
  const corner = (tag: string, row: number, column: number) =>
    element(tag, {}, [element('xdr:col', {}, String(column)), element('xdr:colOff', {}, '0'), element('xdr:row', {}, String(row)), element('xdr:rowOff', {}, '0')]);
  const frame = element('xdr:graphicFrame', { macro: '' }, [
    element('xdr:nvGraphicFramePr', {}, element('xdr:cNvPr', { id: number + 1, name, descr: title }) + element('xdr:cNvGraphicFramePr')),
    element('xdr:xfrm', {}, element('a:off', { x: 0, y: 0 }) + element('a:ext', { cx: 0, cy: 0 })),
    element('a:graphic', {}, element('a:graphicData', { uri: CHART }, element('c:chart', { 'xmlns:c': CHART, 'xmlns:r': RELATIONSHIPS, 'r:id': `rId${number}` }))),
  ]);
  return element('xdr:twoCellAnchor', {}, [corner('xdr:from', top, left), corner('xdr:to', bottom, right), frame, element('xdr:clientData')]);
}
