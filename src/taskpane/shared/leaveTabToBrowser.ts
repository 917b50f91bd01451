import { type KeyboardEvent } from 'react';

/**
 * Excel on the web moves the focus itself when Tab is pressed, along a list of its own; from an element that only takes the
 * focus when a page opens it finds no way on and leaves the pane. There the browser goes on, as everywhere else.
 */
export function leaveTabToBrowser(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === 'Tab' && event.target instanceof HTMLElement && event.target.tabIndex < 0) event.stopPropagation();
}
