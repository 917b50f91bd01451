/** What the packages ask for. */
export const SUPPORTED: string;

/** Throws one sentence where a version of Node, this one where left out, is too old for the packages. */
export function requireNode(version?: string): void;
