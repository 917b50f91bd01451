export interface Served {
  readonly address: string;
  readonly keyHash: string;
  close(): Promise<void>;
}

export function serve(folder: string, ports?: readonly number[], given?: { readonly key: string; readonly cert: string }): Promise<Served>;
