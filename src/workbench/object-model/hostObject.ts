import { RichApiError } from './richApiError';

/**
 * An object the add-in can hold a proxy of. Its public surface is its Pascal-case members: an accessor is a
 * property, a method is a method, exactly as Excel's wire protocol names them. Everything in lower case is
 * the workbench's own and cannot be reached from the add-in.
 */
export abstract class HostObject {
  /** Class name in the API, e.g. `Range`. Not taken from the class: a minifier renames classes. */
  abstract readonly typeName: string;

  /** What a later batch can find the object by in its collection; undefined when it has no identity. */
  identity(): string | undefined {
    return undefined;
  }
}

/** An object made of items, which the add-in reads with `items/...`. */
export abstract class HostCollection<Item extends HostObject = HostObject> extends HostObject {
  abstract items(): readonly Item[];
  /** The item that `getItem(key)` or an item's identity means; throws ItemNotFound. */
  abstract item(key: unknown): Item;

  GetCount(): number {
    return this.items().length;
  }

  GetItem(key: unknown): Item {
    return this.item(key);
  }

  GetItemOrNullObject(key: unknown): Item | null {
    return orNull(() => this.item(key));
  }

  GetItemAt(index: unknown): Item {
    const item = typeof index === 'number' ? this.items()[index] : undefined;
    if (item === undefined) {
      throw new RichApiError('InvalidArgument', `There is no item ${String(index)} in ${this.typeName}.`, `${this.typeName}.getItemAt`);
    }
    return item;
  }
}

/** The `…OrNullObject` form of a lookup: null where the plain form fails with ItemNotFound. */
export function orNull<T>(find: () => T): T | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof RichApiError && error.code === 'ItemNotFound') {
      return null;
    }
    throw error;
  }
}

export type Member = 'property' | 'method';

const membersByPrototype = new WeakMap<object, ReadonlyMap<string, MemberInfo>>();

export interface MemberInfo {
  readonly kind: Member;
  readonly readable: boolean;
  readonly settable: boolean;
}

/** The wire-visible members of an object's class, inherited ones included. */
export function membersOf(object: HostObject): ReadonlyMap<string, MemberInfo> {
  const prototype = Object.getPrototypeOf(object) as object;
  const known = membersByPrototype.get(prototype);
  if (known !== undefined) {
    return known;
  }
  const members = new Map<string, MemberInfo>();
  for (let at: object | null = prototype; at !== null && at !== HostObject.prototype; at = Object.getPrototypeOf(at) as object | null) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (/^_?[A-Z]/.test(name) && !members.has(name)) {
        members.set(name, {
          kind: typeof descriptor.value === 'function' ? 'method' : 'property',
          readable: descriptor.get !== undefined,
          settable: descriptor.set !== undefined,
        });
      }
    }
  }
  membersByPrototype.set(prototype, members);
  return members;
}

/** `GetRange` → `getRange`: members are named to the add-in's author as TypeScript names them. */
export function memberLocation(object: HostObject, member: string): string {
  return `${object.typeName}.${member.charAt(0).toLowerCase()}${member.slice(1)}`;
}
