/** The batch language of Excel's JavaScript API, as office.js speaks it. */

export const OBJECT_PATH = { global: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 } as const;

export const ACTION = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;

export interface RichApiRequest {
  readonly Actions: readonly RichApiAction[];
  readonly ObjectPaths: Readonly<Record<string, RichApiObjectPath>>;
}

export interface RichApiAction {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: RichApiArguments;
  readonly QueryInfo?: RichApiQuery;
}

export interface RichApiObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  /** A member, a service, or for a reference its id. */
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: RichApiArguments;
}

export interface RichApiArguments {
  readonly Arguments?: readonly unknown[];
  /** Mirrors `Arguments`: an object path's id where an argument is an object, else 0 or null. */
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

export interface RichApiQuery {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface RichApiResponse {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: readonly number[];
  readonly Error?: RichApiFailure;
}

export interface RichApiFailure {
  readonly Code: string;
  readonly Message: string;
  readonly HttpStatusCode: number;
  readonly Location: string | null;
  /** Which action failed; what came before it has taken effect. */
  readonly ActionIndex: number;
}
