import type { CellRange } from '../../engine/formula/workbookModel';
import { HostCollection, HostObject } from './hostObject';
import { cellCount } from './rangeGeometry';
import { RangeFormat } from './rangeFormat';
import { invalidArgument } from './richApiError';
import type { WorkbookHost } from './workbookHost';

/** A range as its areas see it; the class itself is not needed here. */
export interface Area extends HostObject {
  readonly Address: string;
  readonly cells: CellRange;
  Clear(applyTo: unknown): void;
}

/** Several rectangles of one sheet. */
export class RangeAreas extends HostObject {
  readonly typeName = 'RangeAreas';

  constructor(
    private readonly host: WorkbookHost,
    private readonly sheetId: string,
    private readonly areas: readonly Area[],
  ) {
    super();
  }

  get Address(): string {
    return this.areas.map((area) => area.Address).join(',');
  }

  get AreaCount(): number {
    return this.areas.length;
  }

  get CellCount(): number {
    return this.areas.reduce((count, area) => count + cellCount(area.cells), 0);
  }

  get Areas(): RangeCollection {
    return new RangeCollection(this.areas);
  }

  get Worksheet(): HostObject {
    return this.host.worksheet(this.sheetId);
  }

  get Format(): RangeFormat {
    return new RangeFormat(this.host, this.sheetId, ...this.areas.map((area) => area.cells));
  }

  Clear(applyTo: unknown): void {
    this.areas.forEach((area) => area.Clear(applyTo));
  }
}

class RangeCollection extends HostCollection<Area> {
  readonly typeName = 'RangeCollection';

  constructor(private readonly areas: readonly Area[]) {
    super();
  }

  items(): readonly Area[] {
    return this.areas;
  }

  item(key: unknown): Area {
    const area = typeof key === 'number' ? this.areas[key] : undefined;
    if (area === undefined) {
      throw invalidArgument('RangeCollection.getItemAt');
    }
    return area;
  }
}
