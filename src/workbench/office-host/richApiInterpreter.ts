import { HostCollection, HostObject, memberLocation, membersOf } from '../object-model/hostObject';
import { RichApiError } from '../object-model/richApiError';
import type { HostDiagnostics } from './hostDiagnostics';
import {
  ACTION,
  OBJECT_PATH,
  type RichApiAction,
  type RichApiArguments,
  type RichApiFailure,
  type RichApiObjectPath,
  type RichApiRequest,
  type RichApiResponse,
} from './richApiProtocol';
import { answerQuery, identityOf } from './richApiQuery';

export interface InterpreterOptions {
  /** What a path of type "global" means: the workbook. */
  readonly root: HostObject;
  /** Objects reached by name rather than from the workbook. */
  readonly services: Readonly<Record<string, HostObject>>;
  readonly diagnostics: HostDiagnostics;
  /** False for a member that Excel would refuse now, because it cannot undo it. */
  readonly undoable?: (member: string) => boolean;
  /** Makes the work inside one undo step. */
  readonly transaction: <T>(work: () => T) => T;
}

/** Steps of a batch run on without a pause; only a promise of the model (a calculation, a file being read) suspends it. */
type Steps<T> = Generator<Promise<unknown>, T, unknown>;

/**
 * Runs the batches of office.js against the object model: each path leads to an object, each action reads,
 * sets or calls a member of one. Members are found by their wire name on the object's class, so the object
 * model is the whole list of what the workbench can do; anything else fails with its name.
 */
export class RichApiInterpreter {
  /** Objects the add-in keeps between batches. */
  private readonly references = new Map<string, HostObject>();
  private lastReference = 0;

  constructor(private readonly options: InterpreterOptions) {}

  /** Batches may overlap: one that waits for a calculation lets the custom functions' results through. */
  async execute(request: RichApiRequest): Promise<RichApiResponse> {
    const steps = new Batch(request, this.options, this).run();
    let next = this.options.transaction(() => steps.next());
    while (next.done !== true) {
      const outcome = await settle(next.value);
      next = this.options.transaction(() => (outcome.ok ? steps.next(outcome.value) : steps.throw(outcome.reason)));
    }
    return next.value;
  }

  /** A reloaded add-in holds nothing. */
  reset(): void {
    this.references.clear();
  }

  keep(object: HostObject): string {
    this.lastReference += 1;
    const id = `ref${this.lastReference}`;
    this.references.set(id, object);
    return id;
  }

  release(id: string): void {
    this.references.delete(id);
  }

  kept(id: string): HostObject | undefined {
    return this.references.get(id);
  }
}

type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: unknown };

function settle(promise: Promise<unknown>): Promise<Outcome> {
  return promise.then(
    (value): Outcome => ({ ok: true, value }),
    (reason: unknown): Outcome => ({ ok: false, reason }),
  );
}

class Batch {
  private readonly objects = new Map<number, HostObject | null>();
  private readonly referenceByPath = new Map<number, string>();

  constructor(
    private readonly request: RichApiRequest,
    private readonly options: InterpreterOptions,
    private readonly memory: RichApiInterpreter,
  ) {}

  *run(): Steps<RichApiResponse> {
    const results: { ActionId: number; Value: unknown }[] = [];
    const traceIds: number[] = [];
    for (const [index, action] of this.request.Actions.entries()) {
      try {
        if (action.ActionType === ACTION.trace) {
          traceIds.push(action.Id);
        }
        results.push({ ActionId: action.Id, Value: (yield* this.perform(action)) ?? null });
      } catch (error) {
        return { Results: results, TraceIds: traceIds, Error: this.failure(error, index) };
      }
    }
    return { Results: results, TraceIds: traceIds };
  }

  private failure(error: unknown, index: number): RichApiFailure {
    if (error instanceof RichApiError) {
      return { Code: error.code, Message: error.message, HttpStatusCode: error.status, Location: error.location ?? null, ActionIndex: index };
    }
    this.options.diagnostics.recordUnexpected(error);
    const message = `There was an internal error while processing the request: ${error instanceof Error ? error.message : String(error)}`;
    return { Code: 'GeneralException', Message: message, HttpStatusCode: 500, Location: null, ActionIndex: index };
  }

  private *perform(action: RichApiAction): Steps<unknown> {
    if (action.ActionType === ACTION.trace) {
      return null;
    }
    if (action.Name === '_RemoveReference' && action.ActionType === ACTION.method) {
      this.memory.release(String(action.ArgumentInfo?.Arguments?.[0]));
      return null;
    }
    const object = yield* this.resolve(action.ObjectPathId);
    if (object === null) {
      return null;
    }
    switch (action.ActionType) {
      case ACTION.instantiate:
        return { ...identityOf(object), ...this.referenceOf(action.ObjectPathId) };
      case ACTION.query:
        return { ...answerQuery(object, action.QueryInfo ?? {}, (member) => this.missing(member)), ...this.referenceOf(action.ObjectPathId) };
      case ACTION.method:
        if (action.Name === '_KeepReference') {
          const id = this.memory.keep(object);
          this.referenceByPath.set(action.ObjectPathId, id);
          return id;
        }
        return yield* this.call(object, action.Name, action.ArgumentInfo);
      case ACTION.setProperty:
        return yield* this.set(object, action.Name, action.ArgumentInfo);
      default:
        return this.missing(`actions of type ${action.ActionType}`);
    }
  }

  private referenceOf(pathId: number): Record<string, unknown> {
    const kept = this.referenceByPath.get(pathId);
    return kept === undefined ? {} : { _ReferenceId: kept };
  }

  /** A path's object, evaluated once per batch. Null is Excel's null object, and so is everything reached from it. */
  private *resolve(pathId: number): Steps<HostObject | null> {
    const known = this.objects.get(pathId);
    if (known !== undefined) {
      return known;
    }
    const path = this.request.ObjectPaths[String(pathId)];
    if (path === undefined) {
      throw new RichApiError('GeneralException', `The batch names an object path ${pathId} that it does not describe.`);
    }
    const object = yield* this.follow(path);
    this.objects.set(pathId, object);
    return object;
  }

  private *follow(path: RichApiObjectPath): Steps<HostObject | null> {
    switch (path.ObjectPathType) {
      case OBJECT_PATH.global:
        return this.options.root;
      case OBJECT_PATH.newObject:
        return this.options.services[path.Name] ?? this.missing(`the service ${path.Name}`);
      case OBJECT_PATH.reference: {
        const kept = this.memory.kept(path.Name);
        if (kept === undefined) {
          throw new RichApiError('InvalidReference', 'This reference is not valid for the current operation.');
        }
        return kept;
      }
      case OBJECT_PATH.nullObject:
        return null;
      default:
        return yield* this.followFromParent(path);
    }
  }

  private *followFromParent(path: RichApiObjectPath): Steps<HostObject | null> {
    const parent = path.ParentObjectPathId === undefined ? null : yield* this.resolve(path.ParentObjectPathId);
    if (parent === null) {
      return null;
    }
    switch (path.ObjectPathType) {
      case OBJECT_PATH.property:
        return this.objectOf(this.get(parent, path.Name), parent, path.Name);
      case OBJECT_PATH.method:
        return this.objectOf(yield* this.call(parent, path.Name, path.ArgumentInfo), parent, path.Name);
      case OBJECT_PATH.indexer: {
        const [key] = yield* this.argumentsOf(path.ArgumentInfo);
        return parent instanceof HostCollection ? parent.item(key) : this.missing(`${parent.typeName}.getItem`);
      }
      default:
        return this.missing(`object paths of type ${path.ObjectPathType}`);
    }
  }

  private objectOf(value: unknown, parent: HostObject, member: string): HostObject | null {
    if (value === null || value instanceof HostObject) {
      return value;
    }
    throw new RichApiError('GeneralException', `${memberLocation(parent, member)} is not an object.`, memberLocation(parent, member));
  }

  private get(object: HostObject, name: string): unknown {
    const member = membersOf(object).get(name);
    if (member?.kind !== 'property' || !member.readable) {
      return this.missing(memberLocation(object, name));
    }
    return Reflect.get(object, name) as unknown;
  }

  private *set(object: HostObject, name: string, info: RichApiArguments | undefined): Steps<null> {
    const [value] = yield* this.argumentsOf(info);
    if (membersOf(object).get(name)?.settable !== true) {
      this.missing(`${memberLocation(object, name)} (to be set)`);
    }
    this.requireUndo(memberLocation(object, name));
    Reflect.set(object, name, value);
    return null;
  }

  private *call(object: HostObject, name: string, info: RichApiArguments | undefined): Steps<unknown> {
    const args = yield* this.argumentsOf(info);
    if (membersOf(object).get(name)?.kind !== 'method') {
      this.missing(memberLocation(object, name));
    }
    this.requireUndo(memberLocation(object, name));
    const method = Reflect.get(object, name) as (...values: readonly unknown[]) => unknown;
    const result = method.apply(object, [...args]);
    return result instanceof Promise ? yield result : result;
  }

  private *argumentsOf(info: RichApiArguments | undefined): Steps<readonly unknown[]> {
    const values: unknown[] = [];
    for (const [index, value] of (info?.Arguments ?? []).entries()) {
      values.push(yield* this.argument(value, info?.ReferencedObjectPathIds?.[index]));
    }
    return values;
  }

  private *argument(value: unknown, reference: unknown): Steps<unknown> {
    if (Array.isArray(reference) && Array.isArray(value)) {
      const items: unknown[] = [];
      for (const [index, item] of value.entries()) {
        items.push(yield* this.argument(item, reference[index]));
      }
      return items;
    }
    return typeof reference === 'number' && reference > 0 ? yield* this.resolve(reference) : value;
  }

  private requireUndo(member: string): void {
    if (this.options.undoable?.(member) === false) {
      throw new RichApiError('UndoNotSupported', 'This operation cannot be undone, and so cannot be part of an undo group.', member);
    }
  }

  private missing(member: string): never {
    this.options.diagnostics.recordMissing(member);
    throw new RichApiError('ApiNotFound', `The workbench does not have ${member}.`, member);
  }
}
