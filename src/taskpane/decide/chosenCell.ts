/** A cell that a tool changes or looks at, under the name it goes by in the pane. */
export interface ChosenCell {
  /** Such as `Inputs!C5`. */
  readonly address: string;
  /** Its own name, else the text beside it, else the address. */
  readonly label: string;
}

interface NamedCell {
  readonly address: string;
  readonly name?: string | null;
  readonly label: string | null;
}

export function chosenCell({ address, name, label }: NamedCell): ChosenCell {
  const telling = name === null || name === undefined || TECHNICAL.test(name) ? (label ?? name) : name;
  return { address, label: telling ?? address };
}

/** Names that templates give to cells for the add-in, not for readers. */
const TECHNICAL = /^ROI_/i;

/** The same cells; those whose label others have too carry their address beside it. */
export function distinctCells(cells: readonly ChosenCell[]): readonly ChosenCell[] {
  const uses = new Map<string, number>();
  for (const { label } of cells) uses.set(label, (uses.get(label) ?? 0) + 1);
  return cells.map(({ address, label }) => ({ address, label: (uses.get(label) ?? 0) > 1 && label !== address ? `${label} (${address})` : label }));
}
