const FILE_PREFIX = /^(?:_xlfn\.|_xlws\.|_xlpm\.|_xludf\.|_xll\.)+/i;
const CUSTOM_PREFIX = /^_xldudf_/i;

/**
 * The name of a function or variable as the user knows it. Files mark functions newer than their format
 * (`_xlfn.`, `_xlws.`), LET and LAMBDA variables (`_xlpm.`) and an add-in's functions (`_xldudf_ROI_PHASED`
 * for `ROI.PHASED`).
 */
export function nameWithoutFilePrefix(name: string): string {
  if (name.charCodeAt(0) !== 95) return name;
  if (CUSTOM_PREFIX.test(name)) return name.replace(CUSTOM_PREFIX, '').replace('_', '.');
  return name.replace(FILE_PREFIX, '');
}
