import type { SheetBuilder } from '../../file/sheet/sheetBuilder';

/** A sheet to read, written from top to bottom over columns B to F. */
export class GuideWriter {
  constructor(
    private readonly sheet: SheetBuilder,
    /** How many characters fit into a line. */
    private readonly width: number,
    private row: number,
  ) {
    sheet.columns({ A: 2, B: 34, C: 18, D: 20, E: 16, F: 50 });
  }

  heading(text: string): this {
    const { sheet, row } = this;
    sheet.put(`B${row}`, text, sheet.looks.heading).fill(`C${row}:F${row}`, sheet.looks.heading).height(row, 20);
    return this.skip(1);
  }

  /** Text runs over the empty cells to its right: nothing is merged, so each line of it gets its own row. */
  paragraphs(texts: readonly string[]): this {
    for (const text of texts) {
      for (const line of wrapped(text, this.width)) this.sheet.put(`B${this.row++}`, line, this.sheet.looks.label);
    }
    return this;
  }

  skip(rows: number): this {
    this.row += rows;
    return this;
  }

  /** What the colours of cells mean, each said in its own colour. */
  colors(words: { readonly input: string; readonly calculated: string; readonly linked: string }): this {
    const { sheet, row } = this;
    const { looks } = sheet;
    sheet.put(`B${row}`, words.input, looks.input('general')).put(`C${row}`, words.calculated, looks.calculated('general')).put(`D${row}`, '', looks.label);
    sheet.put(`E${row}`, words.linked, looks.linked('general'));
    return this.skip(1);
  }

  /** A table of the template's own: `make` writes it from the row given and says which row follows it. */
  table(make: (first: number) => number): this {
    this.row = make(this.row);
    return this;
  }

  /** Links to the sheets, with what each is for. */
  sheets(entries: readonly { readonly sheet: SheetBuilder; readonly purpose: string }[]): this {
    for (const { sheet: target, purpose } of entries) {
      this.sheet.put(`B${this.row}`, target.name, this.sheet.looks.link, { link: target.ref('A1') }).put(`C${this.row}`, purpose);
      this.row += 1;
    }
    return this;
  }
}

/** Breaks a paragraph into lines of about this many characters, at spaces or after Chinese punctuation. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const window = rest.slice(0, width + 1);
    const at = Math.max(window.lastIndexOf(' '), ...['\u3002', '\uff0c', '\uff1b', '\uff1a', '\u3001'].map((mark) => window.lastIndexOf(mark) + 1));
    const end = at > width / 2 ? at : width;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
