import { readFileSync } from 'node:fs';
import { hostedOfficeJs, officeJsAddress, officeJsSource } from '../../src/tooling/officeJs.mjs';

const page = readFileSync('src/taskpane/taskpane.html', 'utf8');

function builtFor(variable: string | undefined): Document {
  const officeJs = officeJsAddress(variable);
  const blanks: Readonly<Record<string, string>> = { officeJs, officeJsSource: officeJsSource(officeJs) };
  const html = page.replace(/<%= (\w+) %>/g, (_blank, name: string) => blanks[name]!);
  return new DOMParser().parseFromString(html, 'text/html');
}

function scriptPolicy(built: Document): string {
  const policy = built.querySelector('meta[http-equiv="Content-Security-Policy"]')!.getAttribute('content')!;
  return policy.split('; ').find((part) => part.startsWith('script-src'))!;
}

describe('the page of the add-in', () => {
  it.each([
    [undefined, 'office/office.js', "script-src 'self'"],
    ['microsoft', 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js', "script-src 'self' https://appsforoffice.microsoft.com"],
    ['21vianet', 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js', "script-src 'self' https://appsforoffice.cdn.partner.office365.cn"],
    ['https://cdn.example.com/office/office.js', 'https://cdn.example.com/office/office.js', "script-src 'self' https://cdn.example.com"],
  ])('loads Office.js for %s, and its policy allows that and no more', (variable, address, policy) => {
    const built = builtFor(variable);
    expect([...built.scripts].map((script) => script.getAttribute('src'))).toContain(address);
    expect(scriptPolicy(built)).toBe(policy);
  });

  it.each(['http://cdn.example.com/office.js', '21 vianet', 'https://cdn.example.com/'])('is not built for %s', (variable) => {
    expect(() => officeJsAddress(variable)).toThrow(/ROI_OFFICE_JS must be microsoft, 21vianet or an https address/);
  });

  it('is documented with every address that has a name', () => {
    const guide = readFileSync('docs/deployment.md', 'utf8');
    for (const [name, address] of Object.entries(hostedOfficeJs)) expect([name, guide.includes(`\`${name}\``), guide.includes(address)]).toEqual([name, true, true]);
  });

  it.each([
    [undefined, true],
    [11, false],
  ])('shows a sentence in place of a blank pane in Internet Explorer alone (document mode %s)', (documentMode, hidden) => {
    const notice = builtFor(undefined).getElementById('oldBrowser')!;
    document.body.replaceChildren(notice);
    Object.defineProperty(document, 'documentMode', { configurable: true, value: documentMode });
    Function(readFileSync('src/taskpane/oldBrowser.js', 'utf8'))();
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(notice.hidden).toBe(hidden);
    expect([...notice.querySelectorAll('p')].map(({ lang }) => lang)).toEqual(['', 'zh-CN']);
  });
});
