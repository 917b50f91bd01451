import { HostObject } from '../object-model/hostObject';
import type { CustomFunctionHost, CustomFunctionInfo, CustomFunctionOutcome } from '../object-model/spreadsheet';
import { prepareArguments } from './functionArguments';
import { outcomeOf, type InvocationResult } from './functionResults';
import { functionInfo, type FunctionMetadata } from './functionsMetadata';
import { LARGEST_PAYLOAD } from './hostCalls';
import type { HostMessage } from './hostEvents';

const FUNCTION_CATEGORY = 1;
const INVOKE = 1000;
const CANCEL = 1001;
const CANCELABLE = 1;
const STREAMING = 2;
/** Features the runtime asks about: large results in parts, shorter waits, timing, bounded waits. */
const ENABLED_FEATURES: readonly number[] = [1, 2, 3, 4];

export interface AddinFunctionsOptions {
  readonly functions: readonly FunctionMetadata[];
  /** `ROI` for `=ROI.PHASED`. */
  readonly namespace: string;
  readonly send: (messages: readonly HostMessage[]) => void;
  /** Resolves when the add-in's own scripts have bound the functions: the runtime is ready a little earlier. */
  readonly bound?: () => Promise<void>;
  readonly onReady?: () => void;
  /** Shown in the cell when the arguments are more than a request may carry. */
  readonly argumentsTooLarge?: string;
}

interface Invocation {
  readonly id: number;
  readonly message: string;
  readonly resolve: (outcome: CustomFunctionOutcome) => void;
}

/**
 * Runs worksheet functions in the add-in's real runtime. Calls wait until the runtime has said it is ready, go
 * out together, and are sent again when the add-in is reloaded before it answered.
 */
export class AddinFunctions implements CustomFunctionHost {
  readonly functions: readonly CustomFunctionInfo[];
  /** The object that the runtime talks to. */
  readonly service: HostObject;
  private readonly metadata: ReadonlyMap<string, FunctionMetadata>;
  private readonly pending = new Map<number, Invocation>();
  private outbox: Invocation[] = [];
  private ready = false;
  /** Counts the loads of the add-in: what an earlier one announces is stale. */
  private load = 0;
  private lastId = 0;

  constructor(private readonly options: AddinFunctionsOptions) {
    this.functions = options.functions.map((metadata) => functionInfo(metadata, options.namespace));
    this.metadata = new Map(options.functions.map((metadata) => [`${options.namespace}.${metadata.name}`.toUpperCase(), metadata]));
    this.service = new CustomFunctionsService({ ready: () => void this.becomeReady(), results: (results) => results.forEach((result) => this.finish(result)) });
  }

  invoke(name: string, args: readonly unknown[], cell: { readonly sheet: string; readonly address: string }): Promise<CustomFunctionOutcome> {
    const metadata = this.metadata.get(name.toUpperCase());
    if (metadata === undefined) {
      return Promise.resolve({ ok: false, error: '#NAME?' });
    }
    const prepared = prepareArguments(metadata.parameters, args);
    if (!prepared.ok) {
      return Promise.resolve({ ok: false, error: prepared.error });
    }
    const { options } = metadata;
    this.lastId += 1;
    const id = this.lastId;
    const flags = (options?.cancelable === true ? CANCELABLE : 0) + (options?.stream === true ? STREAMING : 0);
    const address = options?.requiresAddress === true ? `${cell.sheet}!${cell.address}` : null;
    const message = JSON.stringify([id, metadata.id, prepared.values, address, flags, null]);
    if (message.length > LARGEST_PAYLOAD) {
      const { argumentsTooLarge } = this.options;
      return Promise.resolve({ ok: false, error: '#VALUE!', ...(argumentsTooLarge === undefined ? {} : { message: argumentsTooLarge }) });
    }
    return new Promise((resolve) => {
      const invocation = { id, message, resolve };
      this.pending.set(id, invocation);
      this.post(invocation);
    });
  }

  /** Gives up on every call under way: their cells show #N/A. */
  cancelAll(): void {
    const messages = [...this.pending.keys()].map((id): HostMessage => [FUNCTION_CATEGORY, CANCEL, '', JSON.stringify({ invocationId: id }), `cancel${id}`]);
    this.pending.forEach((invocation) => invocation.resolve({ ok: false, error: '#N/A' }));
    this.pending.clear();
    this.outbox = [];
    if (this.ready && messages.length > 0) {
      this.options.send(messages);
    }
  }

  /** The frame is loading anew: what it has not answered is asked again once it is ready. */
  reset(): void {
    this.ready = false;
    this.load += 1;
    this.outbox = [...this.pending.values()];
  }

  private async becomeReady(): Promise<void> {
    const { load } = this;
    await this.options.bound?.();
    if (load !== this.load) {
      return;
    }
    this.ready = true;
    this.flush();
    this.options.onReady?.();
  }

  private post(invocation: Invocation): void {
    this.outbox.push(invocation);
    if (this.ready && this.outbox.length === 1) {
      queueMicrotask(() => this.flush());
    }
  }

  private flush(): void {
    if (!this.ready || this.outbox.length === 0) {
      return;
    }
    const messages = this.outbox.map((invocation): HostMessage => [FUNCTION_CATEGORY, INVOKE, '', invocation.message, `call${invocation.id}`]);
    this.outbox = [];
    this.options.send(messages);
  }

  private finish(result: InvocationResult): void {
    const [id] = result;
    const invocation = this.pending.get(id);
    this.pending.delete(id);
    invocation?.resolve(outcomeOf(result));
  }
}

interface RuntimeReports {
  readonly ready: () => void;
  readonly results: (results: readonly InvocationResult[]) => void;
}

class CustomFunctionsService extends HostObject {
  readonly typeName = 'CustomFunctions';

  constructor(private readonly reports: RuntimeReports) {
    super();
  }

  _SetOsfControlContainerReadyForCustomFunctions(): void {
    this.reports.ready();
  }

  _GetEnabledFeatures(): readonly number[] {
    return ENABLED_FEATURES;
  }

  SetInvocationArrayResults(results: unknown): void {
    this.reports.results(results as readonly InvocationResult[]);
  }
}
