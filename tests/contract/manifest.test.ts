import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fillManifest } from '../../src/tooling/manifest/manifestFile';
import { locale } from '../support/words';
import { pngSize } from '../../src/tooling/manifest/pngSize.mjs';
import { manifestProblems } from '../../src/tooling/manifest/rules.mjs';

const source = fillManifest(readFileSync('manifest.xml', 'utf8'), 'https://addins.example.com/roi', [locale('en-US'), locale('zh-CN')]);
const actions = ['insertTemplate', 'simulateWorkbook', 'checkModel', 'functionsHelp'];

function iconSize(name: string): { width: number; height: number } | null {
  const file = path.join('assets/icons', name);
  return existsSync(file) ? pngSize(readFileSync(file)) : null;
}

function problems(manifest: string, facts: Partial<{ iconSize: typeof iconSize; actions: readonly string[] }> = {}): readonly string[] {
  return manifestProblems(new DOMParser().parseFromString(manifest, 'application/xml'), { iconSize, actions, languages: { first: 'en-US', others: ['zh-CN'] }, ...facts });
}

describe('the manifest', () => {
  it('has no problems', () => {
    expect(problems(source)).toEqual([]);
  });

  it.each([
    ['an id that is no GUID', /<Id>[^<]+/, '<Id>roi', /Id must be a GUID/],
    ['a version of three numbers', /<Version>[^<]+/, '<Version>1.0.0', /Version must be four numbers/],
    ['a version that starts with 0', /<Version>[^<]+/, '<Version>0.1.0.0', /Version must be four numbers/],
    ['another default language', /<DefaultLocale>[^<]+/, '<DefaultLocale>zh-CN', /DefaultLocale must be en-US/],
    ['a missing requirement', /<Set Name="SharedRuntime"[^>]+>/, '', /must ask for SharedRuntime 1\.1; they ask for nothing/],
    ['a short-lived runtime', 'lifetime="long"', 'lifetime="short"', /needs lifetime="long"/],
    ['functions on a page of their own', /<Page>\s*<SourceLocation resid="Page.Url"/, '<Page><SourceLocation resid="Functions.Url"', /Page › SourceLocation must be the shared page/],
    ['another namespace', 'id="Functions.Namespace" DefaultValue="ROI"', 'id="Functions.Namespace" DefaultValue="RM"', /namespace must be "ROI"/],
    ['a resource defined twice', '<bt:String id="Help.Label"', '<bt:String id="Check.Label"', /Check\.Label is defined twice/],
    ['a resource that is not defined', 'resid="Open.Tip"', 'resid="Open.Hint"', /Open\.Hint is used but not defined/],
    ['a resource nobody uses', 'resid="Open.Tip"', 'resid="Open.Label"', /Open\.Tip is defined but not used/],
    ['a resource id longer than Office allows', /Start\.Title/g, 'Start.TitleOfTheFirstMessageAfterInstall', /longer than 32 characters/],
    ['a long text above the limit', 'DefaultValue="Shows the headline', `DefaultValue="${'x'.repeat(251)}`, /a long string must have at most 250 characters/],
    ['a ribbon label that would be cut', 'DefaultValue="Insert template"', 'DefaultValue="Insert a ready-made ROI template"', /a ribbon label must have at most 24 characters/],
    ['a text without its translation', /<bt:Override Locale="zh-CN" Value="插入模板"\/>/, '', /Template\.Label has no zh-CN text/],
    ['a name without its translation', /<Override Locale="zh-CN" Value="ROI 建模"\/>/, '', /DisplayName has no zh-CN text/],
    ['untranslated functions', /<bt:Override Locale="zh-CN" Value="[^"]+zh-CN.json"\/>/, '', /Functions\.Url has no zh-CN text/],
    ['an address without https', 'id="Page.Url" DefaultValue="https:', 'id="Page.Url" DefaultValue="http:', /must start with https/],
    ['a base address that was not filled in', 'https://addins.example.com/roi/assets/icons/help-16.png', '{{BASE_URL}}/assets/icons/help-16.png', /must start with https/],
    ['an icon that does not exist', 'roi-24.png', 'roi-25.png', /roi-25\.png does not exist/],
    ['an icon in the wrong size', 'assets/icons/check-48.png', 'assets/icons/check-40.png', /check-40\.png must be 48 × 48 pixels; it is 40 × 40/],
    ['a button without an icon of 32 pixels', '<bt:Image size="32" resid="Icon.Check.32"/>', '', /Roi\.CheckModel has no icon of 32 pixels/],
    ['a ribbon id used twice', 'id="Roi.CheckModel"', 'id="Roi.OpenPane"', /Roi\.OpenPane is used twice/],
    ['a button without an id', 'id="Roi.CheckModel"', '', /a ribbon Control has no id/],
    ['no pane that opens with the document', 'Office.AutoShowTaskpaneWithDocument', 'Roi.Pane', /one button must open the pane with TaskpaneId/],
    ['a button that calls nothing', '<FunctionName>checkModel', '<FunctionName>checkTheModel', /calls checkTheModel, which src\/commands does not associate/],
    ['an action Office does not know', 'xsi:type="ExecuteFunction"', 'xsi:type="RunMacro"', /Roi\.InsertTemplate has an action of unknown type/],
  ] as const)('is refused for %s', (_name, what, by, problem) => {
    const broken = source.replace(what as string, by);
    expect(broken).not.toBe(source);
    expect(problems(broken).join('\n')).toMatch(problem);
  });
});

describe('pngSize', () => {
  it('is null for bytes that are no PNG', () => {
    expect(pngSize(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull();
  });
});
