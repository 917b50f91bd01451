/** What the packages ask for. package.json says the same under `engines`. */
export const SUPPORTED = 'Node 20.19 or later, 22.13 or later, or 24';

/** Throws one sentence where this Node is too old for the packages. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  if (!supported) throw new Error(`ROI Modeler needs ${SUPPORTED}; this is Node ${version}. Newer ones are at https://nodejs.org.`);
}
