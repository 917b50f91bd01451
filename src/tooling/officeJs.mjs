/** Where a hosted page loads Office.js from: Microsoft's own addresses, by who runs the tenant. */
export const hostedOfficeJs = {
  microsoft: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  '21vianet': 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
};

/** Our own copy, for the workbench and tests. */
const OWN_COPY = 'office/office.js';

/** What ROI_OFFICE_JS stands for: nothing, one of the names above, or an https address. */
export function officeJsAddress(variable) {
  if (variable === undefined || variable === '') return OWN_COPY;
  const known = hostedOfficeJs[variable.toLowerCase()];
  if (known !== undefined) return known;
  if (URL.canParse(variable) && new URL(variable).protocol === 'https:' && variable.endsWith('/office.js')) return variable;
  throw new Error(`ROI_OFFICE_JS must be microsoft, 21vianet or an https address that ends in /office.js; it is ${variable}`);
}

/** What the page's policy must allow for it beside 'self': Office.js loads its other files from beside itself. */
export function officeJsSource(address) {
  return address === OWN_COPY ? '' : ` ${new URL(address).origin}`;
}
