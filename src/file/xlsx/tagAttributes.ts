/** An attribute in the text of a tag: from the white space before its name to the quote after its value. */
export interface TagAttribute {
  readonly name: string;
  readonly from: number;
  readonly valueFrom: number;
  readonly to: number;
}

/** The attributes of a tag, in order. Linear in its length, whatever stands in it. */
export function tagAttributes(tag: string): TagAttribute[] {
  const found: TagAttribute[] = [];
  let at = 1;
  while (at < tag.length && !isSpace(tag, at)) at++;
  while (at < tag.length) {
    const from = at;
    while (isSpace(tag, at)) at++;
    const nameFrom = at;
    while (at < tag.length && !isSpace(tag, at) && tag[at] !== '=') at++;
    const nameTo = at;
    while (at < tag.length && tag[at] !== '"' && tag[at] !== "'") at++;
    const closing = at < tag.length ? tag.indexOf(tag.charAt(at), at + 1) : -1;
    if (closing < 0) break;
    found.push({ name: tag.slice(nameFrom, nameTo), from, valueFrom: at, to: closing + 1 });
    at = closing + 1;
  }
  return found;
}

/** The tag without some of its attributes. */
export function withoutAttributes(tag: string, names: readonly string[]): string {
  let kept = '';
  let copied = 0;
  for (const { name, from, to } of tagAttributes(tag)) {
    if (!names.includes(name)) continue;
    kept += tag.slice(copied, from);
    copied = to;
  }
  return kept + tag.slice(copied);
}

/** The tag with another value of one of its attributes, where it has it. */
export function withAttribute(tag: string, name: string, value: string): string {
  const attribute = tagAttributes(tag).find((candidate) => candidate.name === name);
  return attribute === undefined ? tag : `${tag.slice(0, attribute.valueFrom)}"${value}"${tag.slice(attribute.to)}`;
}

/** The tag without its end, `>` or `/>`, and the white space before it. */
export function openTag(tag: string): string {
  return tag.slice(0, tag.endsWith('/>') ? -2 : -1).trimEnd();
}

function isSpace(text: string, at: number): boolean {
  return text.charCodeAt(at) <= 32;
}
