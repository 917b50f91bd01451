import type { PackageParts } from './packageParts';
import { element, RELATIONSHIPS, XML_HEAD } from './xml';

/** The add-in's permanent identity, the same as `<Id>` in manifest.xml. */
export const ADD_IN_ID = '9a7f2a16-4c7e-476c-92de-4d28a7e1371a';

const MICROSOFT = 'http://schemas.microsoft.com/office/2011/relationships';
const PANES = 'http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11';
const EXTENSION = 'http://schemas.microsoft.com/office/webextensions/webextension/2010/11';

/** The setting by which a document opens with the add-in's task pane. */
export const AUTO_OPEN_SETTING = 'Office.AutoShowTaskpaneWithDocument';

/**
 * Writes what the add-in keeps in the document (JSON by name), and asks Excel to open the task pane with it where the
 * settings say so. That works where an administrator deployed the add-in or the user side-loaded it; elsewhere the
 * workbook simply opens without the pane.
 */
export function addAddinParts(parts: PackageParts, settings: Readonly<Record<string, string>>): void {
  const extension = element('we:webextension', { 'xmlns:we': EXTENSION, id: `{${ADD_IN_ID.toUpperCase()}}` }, [
    element('we:reference', { id: ADD_IN_ID, version: '1.0.0.0', store: 'developer', storeType: 'Registry' }),
    element('we:alternateReferences'),
    element('we:properties', {}, Object.entries(settings).map(([name, value]) => element('we:property', { name, value }))),
    element('we:bindings'),
    element('we:snapshot', { 'xmlns:r': RELATIONSHIPS }),
  ]);
  parts.add('xl/webextensions/webextension1.xml', XML_HEAD + extension, 'application/vnd.ms-office.webextension+xml');
  const id = parts.relate('xl/webextensions/taskpanes.xml', `${MICROSOFT}/webextension`, 'xl/webextensions/webextension1.xml');
  const pane = element('wetp:taskpane', { dockstate: 'right', visibility: settings[AUTO_OPEN_SETTING] === 'true' ? 1 : 0, width: 350, row: 4 }, element('wetp:webextensionref', { 'xmlns:r': RELATIONSHIPS, 'r:id': id }));
  parts.add('xl/webextensions/taskpanes.xml', XML_HEAD + element('wetp:taskpanes', { 'xmlns:wetp': PANES }, pane), 'application/vnd.ms-office.webextensiontaskpanes+xml');
  parts.relate('', `${MICROSOFT}/webextensiontaskpanes`, 'xl/webextensions/taskpanes.xml');
}
