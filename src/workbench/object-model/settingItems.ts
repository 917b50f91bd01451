import { HostCollection, HostObject } from './hostObject';
import { invalidArgument, itemNotFound } from './richApiError';
import type { WorkbookHost } from './workbookHost';

/** `workbook.settings`: what the add-in keeps inside the document. */
export class SettingCollection extends HostCollection<Setting> {
  readonly typeName = 'SettingCollection';

  constructor(private readonly host: WorkbookHost) {
    super();
  }

  items(): readonly Setting[] {
    return this.host.settings.keys().map((key) => new Setting(this.host, key));
  }

  item(key: unknown): Setting {
    if (typeof key !== 'string' || this.host.settings.get(key) === undefined) {
      throw itemNotFound('SettingCollection.getItem');
    }
    return new Setting(this.host, key);
  }

  /** Adds or replaces. */
  Add(key: unknown, value: unknown): Setting {
    if (typeof key !== 'string' || key === '') {
      throw invalidArgument('SettingCollection.add');
    }
    this.host.settings.set(key, JSON.stringify(value));
    return new Setting(this.host, key);
  }
}

export class Setting extends HostObject {
  readonly typeName = 'Setting';

  constructor(
    private readonly host: WorkbookHost,
    private readonly key: string,
  ) {
    super();
  }

  override identity(): string {
    return this.key;
  }

  get Key(): string {
    return this.key;
  }

  get _Id(): string {
    return this.key;
  }

  get Value(): unknown {
    const json = this.host.settings.get(this.key);
    if (json === undefined) {
      throw itemNotFound('Setting.value');
    }
    return JSON.parse(json) as unknown;
  }

  set Value(value: unknown) {
    this.host.settings.set(this.key, JSON.stringify(value));
  }

  Delete(): void {
    this.host.settings.delete(this.key);
  }
}
