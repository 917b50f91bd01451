import { cellAddress } from '../../../engine/formula/parse/address';
import { columnOf, rowOf } from '../../../engine/formula/workbookModel';
import { element, MAIN, textElement, XML_HEAD } from './xml';

export interface SheetComment {
  readonly key: number;
  readonly text: string;
}

export function commentsXml(comments: readonly SheetComment[], author: string): string {
  const list = comments.map(({ key, text }) => element('comment', { ref: cellAddress(rowOf(key), columnOf(key)), authorId: 0 }, element('text', {}, element('r', {}, textElement('t', text)))));
  return XML_HEAD + element('comments', { xmlns: MAIN }, element('authors', {}, textElement('author', author)) + element('commentList', {}, list));
}

/** The yellow boxes: Excel still draws notes from this older language. */
export function commentShapesXml(comments: readonly SheetComment[]): string {
  const shapes = comments.map(({ key, text }, index) => {
    const row = rowOf(key);
    const column = columnOf(key);
    const lines = Math.min(12, 2 + Math.ceil(text.length / 28));
    return (
      `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox/>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 12, ${row}, 4, ${column + 4}, 12, ${row + lines}, 4</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
    );
  });
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  );
}
