/** Excel's numbers for the events an add-in can register. */
export const EVENT = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  formatChanged: 18,
  tableChanged: 101,
} as const;

export type EventNumber = (typeof EVENT)[keyof typeof EVENT];

/** The target of an event registered on a collection rather than on one sheet. */
export const WORKBOOK_TARGET = 'Workbook';

/** Which events the add-in asked for. `enabled` is `context.runtime.enableEvents`. */
export class EventSubscriptions {
  enabled = true;
  private readonly counts = new Map<string, number>();

  register(event: EventNumber, target: string): void {
    const key = keyOf(event, target);
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  unregister(event: EventNumber, target: string): void {
    const key = keyOf(event, target);
    const left = (this.counts.get(key) ?? 0) - 1;
    if (left > 0) {
      this.counts.set(key, left);
    } else {
      this.counts.delete(key);
    }
  }

  wants(event: EventNumber, target: string): boolean {
    return this.enabled && this.counts.has(keyOf(event, target));
  }

  /** A reloaded add-in starts with no registrations. */
  clear(): void {
    this.counts.clear();
    this.enabled = true;
  }
}

function keyOf(event: EventNumber, target: string): string {
  return `${event} ${target}`;
}
