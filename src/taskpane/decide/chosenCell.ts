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
  return { address, label: name ?? label ?? address };
}
