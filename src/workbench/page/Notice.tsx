import { DismissRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Language } from '../../locales';
import { workbenchWords } from '../words';

export interface NoticeContent {
  readonly text: string;
  readonly kind: 'problem' | 'question' | 'progress';
  readonly onAccept?: () => void;
}

/** One message above the grid: a problem to dismiss, a question to answer, or something under way. */
export function Notice({ notice, language, onDismiss }: { readonly notice: NoticeContent; readonly language: Language; readonly onDismiss: () => void }): ReactElement {
  const words = workbenchWords(language);
  return (
    <div className={`notice notice-${notice.kind}`} role={notice.kind === 'problem' ? 'alert' : 'status'} data-testid="notice">
      <span>{notice.text}</span>
      {notice.kind === 'question' && (
        <>
          <button
            type="button"
            className="notice-answer"
            onClick={() => {
              onDismiss();
              notice.onAccept?.();
            }}
          >
            {words.goOn}
          </button>
          <button type="button" className="notice-answer" onClick={onDismiss}>
            {words.cancel}
          </button>
        </>
      )}
      {notice.kind === 'problem' && (
        <button type="button" aria-label={words.dismiss} title={words.dismiss} onClick={onDismiss}>
          <DismissRegular />
        </button>
      )}
    </div>
  );
}
