/** The requirement sets the workbench claims. The add-in asks for these before it uses them. */
export const REQUIREMENT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: '1.20',
  SharedRuntime: '1.2',
  CustomFunctions: '1.9',
  CustomFunctionsRuntime: '1.5',
  RichApiRuntime: '1.1',
  RibbonApi: '1.2',
  DialogApi: '1.2',
  AddinCommands: '1.3',
  CompressedFile: '1.1',
};

const EXCEL_ON_THE_WEB = 16;
/** The frame holds the shared runtime (1) with custom functions (2). */
const RUNTIME_FLAGS = 1 + 2;
const SHOWN_AS_TASKPANE = 2;

export interface FrameIdentity {
  /** Marks the messages between this page and this frame. */
  readonly conversationId: string;
  readonly addinId: string;
  /** `en-US`, `zh-CN`. */
  readonly language: string;
  /** The page's own origin: https, and of the add-in's host name. */
  readonly origin: string;
}

/** What the frame must be named before its address is set: office.js reads its host from `window.name`. */
export function frameName(identity: FrameIdentity): string {
  const hostInfo = ['Excel', 'Web', '16.01', identity.language, identity.conversationId, 'isNotDialog', 'disableLogging', RUNTIME_FLAGS].join('$');
  const xdmInfo = [identity.conversationId, identity.addinId, `${identity.origin}/`].join('|');
  return JSON.stringify({ baseFrameName: 'workbench', hostInfo, xdmInfo, serializerVersion: '1', flights: '[]' });
}

export interface AppContextOptions {
  readonly workbookName: string;
  /** The document's settings: key and JSON text. */
  readonly settings: Readonly<Record<string, string>>;
  readonly requirementSets?: Readonly<Record<string, string>>;
}

/** The answer to office.js's first question: which program, document and language it serves. */
export function appContext(identity: FrameIdentity, options: AppContextOptions): Readonly<Record<string, unknown>> {
  return {
    _id: identity.addinId,
    _appName: EXCEL_ON_THE_WEB,
    _appVersion: '16.01',
    _appMinorVersion: 1,
    _hostFullVersion: '16.0.18000.0',
    _appUILocale: identity.language,
    _dataLocale: identity.language,
    _docUrl: `${identity.origin}/${encodeURIComponent(options.workbookName)}`,
    _clientMode: 1,
    _settings: Object.entries(options.settings),
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: identity.conversationId,
    _appInstanceId: identity.addinId,
    _touchEnabled: false,
    _commerceAllowed: false,
    _requirementMatrix: JSON.stringify(options.requirementSets ?? REQUIREMENT_SETS),
    _dialogRequirementMatrix: '{}',
    _hostCustomMessage: null,
    _addinName: 'ROI Modeler',
    _appDomains: [],
    _featureGates: {},
    _initialDisplayMode: SHOWN_AS_TASKPANE,
  };
}
