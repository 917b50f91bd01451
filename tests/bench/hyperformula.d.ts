/**
 * The few members of HyperFormula that the benchmark calls. The package is installed for the benchmark only, so that
 * a peer never enters the product's tree; its types must not be needed to check the product's.
 */
declare module 'hyperformula' {
  interface CellAddress {
    readonly sheet: number;
    readonly row: number;
    readonly col: number;
  }

  export class HyperFormula {
    static buildFromArray(sheet: readonly (readonly (number | string | null)[])[], options: { readonly licenseKey: string }): HyperFormula;
    batch(work: () => void): void;
    setCellContents(address: CellAddress, content: number): void;
    getCellValue(address: CellAddress): unknown;
    destroy(): void;
  }
}
