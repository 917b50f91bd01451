export function buildManifest(options: { readonly baseUrl: string; readonly outFile: string }): Promise<void>;

export function checkManifest(file: string): Promise<readonly string[]>;
