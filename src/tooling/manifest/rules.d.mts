export interface ManifestFacts {
  iconSize(name: string): { readonly width: number; readonly height: number } | null;
  readonly actions: readonly string[];
  readonly languages: { readonly first: string; readonly others: readonly string[] };
}

export function manifestProblems(document: Document, facts: ManifestFacts): readonly string[];

export function isHttpsAddress(text: string): boolean;
