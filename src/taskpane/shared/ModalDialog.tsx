import { mergeClasses, Subtitle1 } from '@fluentui/react-components';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useDialogStyles } from './dialogStyles';

interface ModalDialogProps {
  /** `alertdialog` for a question that has to be answered before anything else. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly title: string;
  /** What a screen reader reads after the title. */
  readonly text: ReactNode;
  readonly buttons: ReactNode;
  readonly className?: string;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}

/**
 * The browser's own dialog: it keeps the focus inside and gives it back afterwards. Excel on the web takes Esc for itself
 * before the browser would close the dialog, so it is handled here.
 */
export function ModalDialog({ role = 'dialog', title, text, buttons, className, onCancel, children }: ModalDialogProps) {
  const styles = useDialogStyles();
  const dialog = useRef<HTMLDialogElement>(null);
  const [heading, description] = [useId(), useId()];
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={mergeClasses(styles.dialog, className)}
      role={role}
      aria-labelledby={heading}
      aria-describedby={description}
      onClose={onCancel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onCancel();
      }}
    >
      <div className={styles.content}>
        <Subtitle1 as="h2" id={heading}>
          {title}
        </Subtitle1>
        <div id={description}>{text}</div>
        {children}
        <div className={styles.actions}>{buttons}</div>
      </div>
    </dialog>
  );
}
