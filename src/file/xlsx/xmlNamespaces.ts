/**
 * Which namespace the elements of a document stand in. A document's own vocabulary (that of its first element and all of
 * Office Open XML, in its transitional and its strict form) loses its prefixes; markup compatibility keeps `mc:`, and whatever
 * comes from elsewhere is told apart by a name that no reader looks for.
 */
export class XmlNamespaces {
  private readonly scopes: { readonly depth: number; readonly declared: ReadonlyMap<string, string> }[] = [];
  /** For each prefix, the namespaces of the scopes that declare it: the innermost counts. */
  private readonly declarations = new Map<string, string[]>();
  private readonly kinds = new Map<string, Kind>();
  private depth = 0;
  private first: string | undefined;
  /** The scope of an element without content ends with the element: before whatever comes next. */
  private ending = false;

  constructor(private readonly extensions: boolean) {}

  /** The name under which an element that starts here is reported. */
  open(qualified: string, empty: boolean, declared: ReadonlyMap<string, string> | undefined): string {
    this.endEmpty();
    if (declared !== undefined) {
      this.scopes.push({ depth: this.depth, declared });
      for (const [prefix, namespace] of declared) {
        const known = this.declarations.get(prefix);
        if (known === undefined) this.declarations.set(prefix, [namespace]);
        else known.push(namespace);
      }
      this.kinds.clear();
      this.ending = empty;
    }
    if (!empty) this.depth++;
    const colon = qualified.indexOf(':');
    this.first ??= this.namespaceOf(colon < 0 ? '' : qualified.slice(0, colon)) ?? '';
    return this.reported(qualified, colon);
  }

  close(qualified: string): string {
    this.endEmpty();
    this.depth--;
    const name = this.reported(qualified, qualified.indexOf(':'));
    if (this.scopes.at(-1)?.depth === this.depth) this.leave();
    return name;
  }

  isOwn(prefix: string): boolean {
    return this.kind(prefix) === 'own';
  }

  isRelationships(prefix: string): boolean {
    const namespace = this.namespaceOf(prefix);
    return namespace === undefined ? prefix !== 'xml' && prefix !== '' : /\/officeDocument\/(?:2006\/)?relationships$/.test(namespace);
  }

  private reported(qualified: string, colon: number): string {
    const kind = this.kind(colon < 0 ? '' : qualified.slice(0, colon));
    const local = colon < 0 ? qualified : qualified.slice(colon + 1);
    return kind === 'own' ? local : kind === 'compatibility' ? `mc:${local}` : `extension:${local}`;
  }

  private kind(prefix: string): Kind {
    const known = this.kinds.get(prefix);
    if (known !== undefined) return known;
    const kind = this.kindOf(this.namespaceOf(prefix));
    this.kinds.set(prefix, kind);
    return kind;
  }

  /** A prefix that nobody declared is not well-formed, and read as if it were not there. */
  private kindOf(namespace: string | undefined): Kind {
    if (namespace === COMPATIBILITY) return 'compatibility';
    const own = this.extensions || namespace === undefined || namespace === this.first || namespace === '' || OFFICE_OPEN_XML.test(namespace);
    return own ? 'own' : 'extension';
  }

  private namespaceOf(prefix: string): string | undefined {
    return this.declarations.get(prefix)?.at(-1);
  }

  private endEmpty(): void {
    if (!this.ending) return;
    this.ending = false;
    this.leave();
  }

  private leave(): void {
    for (const prefix of this.scopes.pop()?.declared.keys() ?? []) this.declarations.get(prefix)?.pop();
    this.kinds.clear();
  }
}

type Kind = 'own' | 'compatibility' | 'extension';

const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const OFFICE_OPEN_XML = /^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\//;
