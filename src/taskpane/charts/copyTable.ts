import { tabSeparated } from '../../workbook/writing/tabSeparated';
import { type TableData } from './DataTable';

/**
 * Puts a table on the clipboard as tab-separated lines, which Excel pastes into cells. Hosts that deny the clipboard
 * to a frame still let a selected text be copied. False where neither is allowed.
 */
export async function copyTable({ head, rows }: TableData): Promise<boolean> {
  const text = tabSeparated([head, ...rows]);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
