/** Lengths Office accepts. Labels are shorter than Office allows: the ribbon cuts what is longer. */
const LIMITS = { resourceId: 32, displayName: 125, description: 250, shortString: 125, longString: 250, url: 2048, ribbonLabel: 24 };

const BASIC_TYPES = 'http://schemas.microsoft.com/office/officeappbasictypes/1.0';
const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
const AUTO_OPEN = 'Office.AutoShowTaskpaneWithDocument';

/**
 * What would keep Office from loading the add-in, or show a user a hole, as sentences.
 * `iconSize(name)` gives the pixels of an icon file or null; `actions` are the names the commands page associates;
 * `languages` the tag of the first language and those of the others.
 */
export function manifestProblems(document, { iconSize, actions, languages }) {
  const manifest = { document, resources: resourcesOf(document), iconSize, actions, languages };
  return rules.flatMap((rule) => rule(manifest));
}

const rules = [identity, requirements, sharedRuntime, functions, resourceIds, references, lengths, translations, addresses, icons, controls, commands];

function identity({ document, languages: { first } }) {
  const problems = [];
  const id = textOf(document, 'OfficeApp > Id');
  const version = textOf(document, 'OfficeApp > Version');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) problems.push(`Id must be a GUID; it is "${id}"`);
  if (!/^[1-9]\d{0,4}(\.\d{1,5}){3}$/.test(version)) problems.push(`Version must be four numbers, the first above 0; it is "${version}"`);
  if (textOf(document, 'OfficeApp > DefaultLocale') !== first) problems.push(`DefaultLocale must be ${first}, the language every other one is translated from`);
  return problems;
}

function requirements({ document }) {
  const sets = new Map(all(document, 'OfficeApp > Requirements Set').map((set) => [set.getAttribute('Name'), set.getAttribute('MinVersion')]));
  return ['SharedRuntime', 'CustomFunctionsRuntime'].filter((name) => sets.get(name) !== '1.1').map((name) => `Requirements must ask for ${name} 1.1; they ask for ${sets.get(name) ?? 'nothing'}`);
}

function sharedRuntime({ document }) {
  const runtime = document.querySelector('Runtimes > Runtime');
  const page = runtime?.getAttribute('resid');
  const others = all(document, 'FunctionFile, Script > SourceLocation, Page > SourceLocation, Action > SourceLocation').filter((element) => element.getAttribute('resid') !== page);
  const problems = others.map((element) => `${element.parentNode.localName} › ${element.localName} must be the shared page ${page}; it is ${element.getAttribute('resid')}`);
  if (runtime?.getAttribute('lifetime') !== 'long') problems.push('the shared runtime needs lifetime="long"');
  return problems;
}

function functions({ document, resources }) {
  const namespace = resources.get(document.querySelector('Namespace')?.getAttribute('resid'));
  return namespace?.value === 'ROI' && namespace.overrides.size === 0 ? [] : ['the functions\' namespace must be "ROI" in every language: workbooks store it'];
}

function resourceIds({ document }) {
  const ids = all(document, 'Resources [id]').map((element) => element.getAttribute('id'));
  return [
    ...repeated(ids).map((id) => `the resource ${id} is defined twice`),
    ...ids.filter((id) => id.length > LIMITS.resourceId).map((id) => `the resource id ${id} is longer than ${LIMITS.resourceId} characters`),
  ];
}

function references({ document, resources }) {
  const used = new Set(all(document, '[resid]').map((element) => element.getAttribute('resid')));
  return [
    ...[...used].filter((id) => !resources.has(id)).map((id) => `the resource ${id} is used but not defined`),
    ...[...resources.keys()].filter((id) => !used.has(id)).map((id) => `the resource ${id} is defined but not used`),
  ];
}

function lengths({ document, resources }) {
  const tooLong = (what, texts, limit) => texts.filter((text) => text.length > limit).map((text) => `${what} must have at most ${limit} characters; "${text}" has ${text.length}`);
  const labels = all(document, 'CustomTab > Label, Group > Label, Control > Label').map((element) => resources.get(element.getAttribute('resid')));
  const ofKind = (kind) => [...resources.values()].filter((resource) => resource.kind === kind).flatMap(allTexts);
  return [
    ...tooLong('DisplayName', textsOf(document, 'DisplayName'), LIMITS.displayName),
    ...tooLong('Description', textsOf(document, 'OfficeApp > Description'), LIMITS.description),
    ...tooLong('a short string', ofKind('ShortStrings'), LIMITS.shortString),
    ...tooLong('a long string', ofKind('LongStrings'), LIMITS.longString),
    ...tooLong('an address', [...ofKind('Urls'), ...ofKind('Images')], LIMITS.url),
    ...tooLong('a ribbon label', labels.filter(Boolean).flatMap(allTexts), LIMITS.ribbonLabel),
  ];
}

function translations({ document, resources, languages: { others } }) {
  const namespace = document.querySelector('Namespace')?.getAttribute('resid');
  const strings = [...resources].filter(([id, { kind }]) => kind.endsWith('Strings') && id !== namespace);
  const untranslated = (name, overrides) => others.filter((language) => !overrides.get(language)).map((language) => `${name} has no ${language} text`);
  return [
    ...strings.flatMap(([id, { overrides }]) => untranslated(id, overrides)),
    ...['DisplayName', 'OfficeApp > Description'].flatMap((selector) => untranslated(selector, overridesOf(document.querySelector(selector)))),
    ...untranslated('Functions.Url', resources.get(document.querySelector('Metadata > SourceLocation')?.getAttribute('resid'))?.overrides ?? new Map()),
  ];
}

function addresses({ document, resources }) {
  const outer = ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'DefaultSettings > SourceLocation'].flatMap((selector) => textsOf(document, selector));
  const inner = [...resources.values()].filter(({ kind }) => kind === 'Urls' || kind === 'Images').flatMap(allTexts);
  return [...outer, ...inner].filter((address) => !isHttpsAddress(address)).map((address) => `an address must start with https://; found "${address}"`);
}

function icons({ document, resources, iconSize }) {
  const images = all(document, '*').filter((element) => element.localName === 'Image' && element.hasAttribute('size'));
  const shown = [
    ...images.map((image) => ({ address: resources.get(image.getAttribute('resid'))?.value, size: Number(image.getAttribute('size')) })),
    { address: document.querySelector('IconUrl')?.getAttribute('DefaultValue'), size: 32 },
    { address: document.querySelector('HighResolutionIconUrl')?.getAttribute('DefaultValue'), size: 64 },
  ].filter(({ address }) => address);
  const wrong = shown.flatMap(({ address, size }) => {
    const name = address.slice(address.lastIndexOf('/') + 1);
    const found = iconSize(name);
    if (found === null) return [`the icon ${name} does not exist`];
    return found.width === size && found.height === size ? [] : [`the icon ${name} must be ${size} × ${size} pixels; it is ${found.width} × ${found.height}`];
  });
  const missingSizes = all(document, 'Group > Icon, Control > Icon').flatMap((icon) => {
    const sizes = [...icon.children].map((image) => image.getAttribute('size'));
    return ['16', '32', '80'].filter((size) => !sizes.includes(size)).map((size) => `${icon.parentNode.getAttribute('id')} has no icon of ${size} pixels`);
  });
  return [...wrong, ...missingSizes];
}

function controls({ document }) {
  const elements = all(document, 'CustomTab, Group, Control');
  return [
    ...repeated(elements.map((element) => element.getAttribute('id'))).map((id) => `the ribbon id ${id} is used twice`),
    ...elements.filter((element) => !element.getAttribute('id')).map((element) => `a ribbon ${element.localName} has no id`),
    ...(textsIn(document, 'TaskpaneId').includes(AUTO_OPEN) ? [] : [`one button must open the pane with TaskpaneId ${AUTO_OPEN}`]),
  ];
}

function commands({ document, actions }) {
  const called = textsIn(document, 'FunctionName');
  return [
    ...called.filter((name) => !actions.includes(name)).map((name) => `a button calls ${name}, which src/commands does not associate`),
    ...all(document, 'Action')
      .filter((action) => !['ShowTaskpane', 'ExecuteFunction'].includes(action.getAttributeNS(SCHEMA_INSTANCE, 'type')))
      .map((action) => `${action.parentNode.getAttribute('id')} has an action of unknown type`),
  ];
}

function resourcesOf(document) {
  const found = new Map();
  for (const element of all(document, 'Resources [id]')) {
    const resource = { kind: element.parentNode.localName, value: element.getAttribute('DefaultValue') ?? '', overrides: overridesOf(element) };
    found.set(element.getAttribute('id'), resource);
  }
  return found;
}

function overridesOf(element) {
  const overrides = [...(element?.children ?? [])].filter((child) => child.localName === 'Override' && [BASIC_TYPES, element.namespaceURI].includes(child.namespaceURI));
  return new Map(overrides.map((override) => [override.getAttribute('Locale'), override.getAttribute('Value')]));
}

/** True for a whole https address. */
export const isHttpsAddress = (text) => /^https:\/\/[\w.-]+(:\d+)?(\/\S*)?$/.test(text);

const all = (document, selector) => [...document.querySelectorAll(selector)];
const allTexts = ({ value, overrides }) => [value, ...overrides.values()];
const textOf = (document, selector) => document.querySelector(selector)?.textContent.trim() ?? '';
const textsIn = (document, selector) => all(document, selector).map((element) => element.textContent.trim());
const textsOf = (document, selector) => all(document, selector).flatMap((element) => [element.getAttribute('DefaultValue') ?? '', ...overridesOf(element).values()]);
const repeated = (ids) => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
