import { strToU8, zipSync, type Zippable } from 'fflate';
import { element, XML_HEAD } from './xml';

/** Parts of a package under construction, with their content types and relationships. */
export class PackageParts {
  private readonly parts = new Map<string, string>();
  private readonly contentTypes = new Map<string, string>();
  private readonly relationships = new Map<string, string[]>();

  add(name: string, content: string, contentType: string): void {
    this.parts.set(name, content);
    this.contentTypes.set(name, contentType);
  }

  /** Relates a part (or the package, with '') to another and returns the relationship's id. */
  relate(from: string, type: string, target: string, external = false): string {
    const list = this.relationships.get(from) ?? [];
    const id = `rId${list.length + 1}`;
    list.push(element('Relationship', { Id: id, Type: type, Target: external ? target : `/${target}`, TargetMode: external ? 'External' : undefined }));
    this.relationships.set(from, list);
    return id;
  }

  /** The same parts always give the same bytes: entries carry no time of their own. */
  toBytes(): Uint8Array {
    const entries: Zippable = { '[Content_Types].xml': strToU8(this.contentTypesXml()) };
    for (const [from, list] of this.relationships) {
      const slash = from.lastIndexOf('/');
      entries[`${from.slice(0, slash + 1)}_rels/${from.slice(slash + 1)}.rels`] = strToU8(XML_HEAD + element('Relationships', { xmlns: PACKAGE_RELATIONSHIPS }, list));
    }
    for (const [name, content] of this.parts) entries[name] = strToU8(content);
    return zipSync(entries, { level: 6, mtime: ZIP_EPOCH });
  }

  private contentTypesXml(): string {
    const defaults = [
      element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      element('Default', { Extension: 'vml', ContentType: 'application/vnd.openxmlformats-officedocument.vmlDrawing' }),
    ];
    const overrides = [...this.contentTypes].filter(([name]) => !name.endsWith('.vml')).map(([name, ContentType]) => element('Override', { PartName: `/${name}`, ContentType }));
    return XML_HEAD + element('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' }, [...defaults, ...overrides]);
  }
}

const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Zip entries hold local time, so the date is built from local parts to be the same everywhere. */
export const ZIP_EPOCH = new Date(1980, 0, 1, 0, 0, 0);
