import type { Language } from '../../locales';

export type RibbonAction = { readonly type: 'ShowTaskpane' } | { readonly type: 'ExecuteFunction'; readonly functionName: string };

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tipTitle: string;
  readonly tip: string;
  readonly icon: string;
  readonly action: RibbonAction;
}

export interface RibbonTab {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly { readonly id: string; readonly label: string; readonly buttons: readonly RibbonButton[] }[];
}

/** What the workbench takes from the add-in's manifest: where it is, its namespace, and its ribbon. */
export interface AddinManifest {
  readonly name: string;
  readonly paneUrl: string;
  /** The list of worksheet functions in the display language. */
  readonly functionsUrl: string;
  readonly namespace: string;
  readonly tabs: readonly RibbonTab[];
}

/** Reads manifest.xml in one display language. Addresses are taken relative to where the manifest says the add-in is, since here it is served by this page's server. */
export function readManifest(xml: string, language: Language): AddinManifest {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  if (document.querySelector('parsererror')) throw new Error('The manifest is not well-formed XML');
  const all = (parent: Element | Document, name: string) => [...parent.getElementsByTagName('*')].filter((element) => element.localName === name);
  const child = (parent: Element, name: string) => [...parent.children].find((element) => element.localName === name);
  const localised = (element: Element | undefined, attribute: string) => {
    const override = element && [...element.children].find((candidate) => candidate.getAttribute('Locale') === language);
    return override?.getAttribute('Value') ?? element?.getAttribute(attribute) ?? '';
  };
  const resources = new Map(['Image', 'Url', 'String'].flatMap((kind) => all(document, kind)).flatMap((element) => (element.hasAttribute('id') ? [[element.getAttribute('id') ?? '', element] as const] : [])));
  const resource = (element: Element | undefined) => localised(resources.get(element?.getAttribute('resid') ?? ''), 'DefaultValue');

  const source = all(document, 'SourceLocation').find((element) => element.hasAttribute('DefaultValue'))?.getAttribute('DefaultValue') ?? '';
  const base = source.slice(0, source.lastIndexOf('/'));
  const local = (address: string) => address.replace(base, '');

  const button = (control: Element): RibbonButton => {
    const action = child(control, 'Action');
    const supertip = child(control, 'Supertip');
    const images = all(control, 'Image');
    const icon = images.find((image) => image.getAttribute('size') === '64') ?? images.at(-1);
    return {
      id: control.getAttribute('id') ?? '',
      label: resource(child(control, 'Label')),
      tipTitle: resource(supertip && child(supertip, 'Title')),
      tip: resource(supertip && child(supertip, 'Description')),
      icon: local(resource(icon)),
      action:
        action?.getAttribute('xsi:type') === 'ShowTaskpane'
          ? { type: 'ShowTaskpane' }
          : { type: 'ExecuteFunction', functionName: (action && child(action, 'FunctionName')?.textContent) ?? '' },
    };
  };
  return {
    name: localised(all(document, 'DisplayName')[0], 'DefaultValue'),
    paneUrl: local(source),
    functionsUrl: local(resource(all(document, 'Metadata').flatMap((metadata) => [...metadata.children])[0])),
    namespace: resource(all(document, 'Namespace')[0]),
    tabs: all(document, 'CustomTab').map((tab) => ({
      id: tab.getAttribute('id') ?? '',
      label: resource(child(tab, 'Label')),
      groups: [...tab.children]
        .filter((element) => element.localName === 'Group')
        .map((group) => ({ id: group.getAttribute('id') ?? '', label: resource(child(group, 'Label')), buttons: all(group, 'Control').map(button) })),
    })),
  };
}
