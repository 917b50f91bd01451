import { HostObject } from '../object-model/hostObject';
import { invalidArgument } from '../object-model/richApiError';

/** What the add-in asks of the program around the workbook. */
export type HostNotice =
  | { readonly type: 'taskpane'; readonly visible: boolean }
  /** Whether the add-in loads with the document from now on. */
  | { readonly type: 'startup'; readonly load: boolean }
  | { readonly type: 'ribbonButton'; readonly id: string; readonly enabled: boolean }
  | { readonly type: 'ribbonTab'; readonly id: string; readonly visible: boolean }
  /** The add-in's ribbon commands can be invoked. */
  | { readonly type: 'commandsReady' };

/** `Office.addin.showAsTaskpane`, `hide`: the state of the shared runtime. */
export class AppRuntimeService extends HostObject {
  readonly typeName = 'AppRuntimeService';

  constructor(
    private readonly pane: { visible: boolean },
    private readonly notify: (notice: HostNotice) => void,
  ) {
    super();
  }

  GetAppRuntimeState(): 'Visible' | 'Background' {
    return this.pane.visible ? 'Visible' : 'Background';
  }

  SetAppRuntimeState(state: unknown): void {
    if (state !== 'Visible' && state !== 'Background') {
      throw invalidArgument('AppRuntimeService.setAppRuntimeState');
    }
    this.notify({ type: 'taskpane', visible: state === 'Visible' });
  }
}

/** `Office.addin.setStartupBehavior`. */
export class AppRuntimePersistenceService extends HostObject {
  readonly typeName = 'AppRuntimePersistenceService';
  private state: 'Inactive' | 'Background' = 'Inactive';

  constructor(private readonly notify: (notice: HostNotice) => void) {
    super();
  }

  GetAppRuntimeStartState(): string {
    return this.state;
  }

  SetAppRuntimeStartState(state: unknown): void {
    if (state !== 'Inactive' && state !== 'Background') {
      throw invalidArgument('AppRuntimePersistenceService.setAppRuntimeStartState');
    }
    this.state = state;
    this.notify({ type: 'startup', load: state === 'Background' });
  }
}

/** `Office.ribbon.requestUpdate`. */
export class DynamicRibbon extends HostObject {
  readonly typeName = 'DynamicRibbon';

  constructor(private readonly notify: (notice: HostNotice) => void) {
    super();
  }

  GetButton(id: unknown): RibbonButton {
    return new RibbonButton(String(id), this.notify);
  }

  GetTab(id: unknown): RibbonTab {
    return new RibbonTab(String(id), this.notify);
  }
}

class RibbonButton extends HostObject {
  readonly typeName = 'RibbonButton';

  constructor(
    private readonly id: string,
    private readonly notify: (notice: HostNotice) => void,
  ) {
    super();
  }

  override identity(): string {
    return this.id;
  }

  set Enabled(value: unknown) {
    this.notify({ type: 'ribbonButton', id: this.id, enabled: value === true });
  }

  SetEnabled(value: unknown): void {
    this.Enabled = value;
  }
}

class RibbonTab extends HostObject {
  readonly typeName = 'RibbonTab';

  constructor(
    private readonly id: string,
    private readonly notify: (notice: HostNotice) => void,
  ) {
    super();
  }

  override identity(): string {
    return this.id;
  }

  SetVisibility(value: unknown): void {
    this.notify({ type: 'ribbonTab', id: this.id, visible: value === true });
  }
}

/** What office.js tells the program about itself. */
export class AddinInternalService extends HostObject {
  readonly typeName = 'AddinInternalService';

  constructor(private readonly notify: (notice: HostNotice) => void) {
    super();
  }

  NotifyActionHandlerReady(): void {
    this.notify({ type: 'commandsReady' });
  }
}
