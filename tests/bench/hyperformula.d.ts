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

  type Contents = number | string | boolean | null;

  export class HyperFormula {
    static buildFromSheets(
      sheets: Readonly<Record<string, readonly (readonly Contents[])[]>>,
      options: { readonly licenseKey: string },
      names: readonly { readonly name: string; readonly expression: string }[],
    ): HyperFormula;
    batch(work: () => void): void;
    setCellContents(address: CellAddress, content: number): void;
    getCellValue(address: CellAddress): unknown;
    getSheetId(name: string): number | undefined;
    destroy(): void;
  }
}
