import { HostCollection, HostObject, membersOf, memberLocation } from '../object-model/hostObject';
import type { RichApiQuery } from './richApiProtocol';

/** `load("values,format/fill/color")` as a tree: `{Values: {}, Format: {Fill: {Color: {}}}}`. */
interface Selection {
  readonly children: Map<string, Selection>;
}

/** Reports a member that an object lacks, by throwing. */
export type MissingMember = (member: string) => never;

/**
 * What a loaded object answers: its identity, the selected properties under their wire names, and for a
 * collection its items. Nothing selected means every plain property.
 */
export function answerQuery(object: HostObject, query: RichApiQuery, missing: MissingMember): Record<string, unknown> {
  const selection: Selection = { children: new Map() };
  for (const path of [...(query.Select ?? []), ...(query.Expand ?? [])]) {
    let at = selection;
    for (const step of path.split(/[/.]/).filter((part) => part !== '' && part !== 'items' && part !== '*')) {
      const name = wireName(step);
      const next = at.children.get(name) ?? { children: new Map() };
      at.children.set(name, next);
      at = next;
    }
  }
  return project(object, selection, query, missing);
}

export function identityOf(object: HostObject): Record<string, unknown> {
  const id = object.identity();
  return id === undefined ? {} : { _Id: id };
}

/** `values` → `Values`; names that start with an underscore stay. */
function wireName(step: string): string {
  return step.charAt(0).toUpperCase() + step.slice(1);
}

function project(object: HostObject, selection: Selection, query: RichApiQuery, missing: MissingMember): Record<string, unknown> {
  return object instanceof HostCollection ? projectCollection(object, selection, query, missing) : { ...identityOf(object), ...projectObject(object, selection, missing) };
}

function projectCollection(collection: HostCollection, selection: Selection, query: RichApiQuery, missing: MissingMember): Record<string, unknown> {
  const own: Selection = { children: new Map() };
  const ofItems: Selection = { children: new Map() };
  for (const [name, child] of selection.children) {
    (membersOf(collection).get(name)?.kind === 'property' ? own : ofItems).children.set(name, child);
  }
  const skip = query.Skip ?? 0;
  const items = collection.items().slice(skip, query.Top === undefined ? undefined : skip + query.Top);
  return {
    ...identityOf(collection),
    ...(own.children.size > 0 || selection.children.size === 0 ? projectObject(collection, own, missing) : {}),
    _Items: items.map((item) => project(item, ofItems, {}, missing)),
  };
}

function projectObject(object: HostObject, selection: Selection, missing: MissingMember): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  if (selection.children.size === 0) {
    for (const [name, value] of plainProperties(object)) {
      answer[name] = value;
    }
    return answer;
  }
  for (const [name, child] of selection.children) {
    const member = membersOf(object).get(name);
    if (member?.kind !== 'property' || !member.readable) {
      missing(memberLocation(object, name));
    }
    const value: unknown = Reflect.get(object, name);
    answer[name] = value instanceof HostObject ? project(value, child, {}, missing) : value;
  }
  return answer;
}

function* plainProperties(object: HostObject): Iterable<[string, unknown]> {
  for (const [name, member] of membersOf(object)) {
    if (member.kind === 'property' && member.readable && !name.endsWith('OrNullObject') && !NAVIGATIONS.has(name)) {
      const value: unknown = Reflect.get(object, name);
      if (!(value instanceof HostObject)) {
        yield [name, value];
      }
    }
  }
}

/** Leads from an object back to its sheet; looking is wasted work when nothing is selected. */
const NAVIGATIONS: ReadonlySet<string> = new Set(['Worksheet']);
