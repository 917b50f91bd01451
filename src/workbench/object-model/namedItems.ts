import type { DefinedName } from '../../engine/formula/workbookModel';
import { isCellError } from '../../engine/core/cellValue';
import { absoluteReference, parseAddress } from './cellAddress';
import { HostCollection, HostObject, orNull } from './hostObject';
import { Range } from './range';
import { invalidArgument, itemNotFound, RichApiError } from './richApiError';
import { readTypedEntry } from './typedEntry';
import { toWireValue, wireValueType, type WireValue } from './wireValues';
import { sheetByName, type WorkbookHost } from './workbookHost';

/** The defined names of the workbook; of a sheet, as Excel on the web has it, its own and those of the workbook. */
export class NamedItemCollection extends HostCollection<NamedItem> {
  readonly typeName = 'NamedItemCollection';

  constructor(
    private readonly host: WorkbookHost,
    /** Sheet name; absent for the names of the whole workbook. */
    private readonly sheet?: string,
  ) {
    super();
  }

  items(): readonly NamedItem[] {
    const names = this.host.spreadsheet.names();
    return [...names.filter(({ sheet }) => sheet === this.sheet), ...(this.sheet === undefined ? [] : names.filter(({ sheet }) => sheet === undefined))].map(
      (name) => new NamedItem(this.host, name),
    );
  }

  item(key: unknown): NamedItem {
    const wanted = String(key).toLowerCase();
    const found = this.items().find((item) => item.Name.toLowerCase() === wanted);
    if (found === undefined) {
      throw itemNotFound('NamedItemCollection.getItem');
    }
    return found;
  }

  Add(name: unknown, reference: unknown, _comment: unknown): NamedItem {
    if (typeof name !== 'string' || nameProblem(name)) {
      throw invalidArgument('NamedItemCollection.add', `"${String(name)}" cannot be a name: it starts with a letter or _, holds letters, digits, _ and ., and is no cell address.`);
    }
    if (this.items().some((item) => item.Name.toLowerCase() === name.toLowerCase() && (item.Scope === 'Worksheet') === (this.sheet !== undefined))) {
      throw new RichApiError('ItemAlreadyExists', 'The resource being created already exists.', 'NamedItemCollection.add');
    }
    const formula = this.formulaOf(reference);
    const defined: DefinedName = this.sheet === undefined ? { name, formula } : { name, formula, sheet: this.sheet };
    this.host.spreadsheet.setName(defined);
    return new NamedItem(this.host, defined);
  }

  private formulaOf(reference: unknown): string {
    if (reference instanceof Range) {
      const [sheet, cells] = [parseAddress(reference.Address)?.sheet, reference.cells];
      if (sheet !== undefined) {
        return absoluteReference(sheet, cells);
      }
    }
    if (typeof reference === 'string' && reference.startsWith('=') && reference.length > 1) {
      return reference.slice(1);
    }
    throw invalidArgument('NamedItemCollection.add', 'A name refers to a range or to a formula that starts with "=".');
  }
}

/** True where Excel would refuse the name. */
function nameProblem(name: string): boolean {
  return name.length > 255 || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || parseAddress(name) !== null || /^(r|c)$/i.test(name);
}

export class NamedItem extends HostObject {
  readonly typeName = 'NamedItem';

  constructor(
    private readonly host: WorkbookHost,
    private defined: DefinedName,
  ) {
    super();
  }

  override identity(): string {
    return this.defined.name;
  }

  get Name(): string {
    return this.defined.name;
  }

  get _Id(): string {
    return this.defined.name;
  }

  get Scope(): 'Workbook' | 'Worksheet' {
    return this.defined.sheet === undefined ? 'Workbook' : 'Worksheet';
  }

  get Visible(): boolean {
    return !this.defined.name.startsWith('_xl');
  }

  get Formula(): string {
    return `=${this.defined.formula}`;
  }

  set Formula(value: unknown) {
    if (typeof value !== 'string' || !value.startsWith('=') || value.length < 2) {
      throw invalidArgument('NamedItem.formula');
    }
    this.defined = { ...this.defined, formula: value.slice(1) };
    this.host.spreadsheet.setName(this.defined);
  }

  /** `Range` for a name that refers to one; a constant's own type. A formula that is neither is an error without being calculated. */
  get Type(): string {
    return this.target() === null ? wireValueType(this.constant()) : 'Range';
  }

  /** The address for a range, else the constant. */
  get Value(): WireValue {
    const target = this.target();
    return target === null ? toWireValue(this.constant()) : target.Address;
  }

  get Worksheet(): HostObject {
    const sheet = this.WorksheetOrNullObject;
    if (sheet === null) {
      throw itemNotFound('NamedItem.worksheet');
    }
    return sheet;
  }

  get WorksheetOrNullObject(): HostObject | null {
    const sheet = this.defined.sheet === undefined ? undefined : sheetByName(this.host, this.defined.sheet);
    return sheet === undefined ? null : this.host.worksheet(sheet.id);
  }

  GetRange(): Range {
    const target = this.target();
    if (target === null) {
      throw itemNotFound('NamedItem.getRange');
    }
    return target;
  }

  GetRangeOrNullObject(): Range | null {
    return orNull(() => this.GetRange());
  }

  Delete(): void {
    this.host.spreadsheet.removeName(this.defined.name, this.defined.sheet);
  }

  private target(): Range | null {
    const address = parseAddress(this.defined.formula);
    const sheetName = address?.sheet ?? this.defined.sheet;
    const sheet = sheetName === undefined ? undefined : sheetByName(this.host, sheetName);
    return address === null || sheet === undefined ? null : new Range(this.host, sheet.id, address.range);
  }

  private constant(): ReturnType<typeof readTypedEntry>['value'] {
    const text = this.defined.formula.trim();
    if (/^".*"$/s.test(text)) {
      return text.slice(1, -1).replaceAll('""', '"');
    }
    const { value } = readTypedEntry(text, 'General');
    return typeof value === 'string' && !isCellError(value) ? { error: '#VALUE!' } : value;
  }
}
