import { DismissRegular } from '@fluentui/react-icons';
import { useRef, type PointerEvent, type ReactElement, type RefObject } from 'react';
import type { Language } from '../../locales';
import { workbenchWords } from '../words';

const NARROWEST = 320;
const WIDEST = 450;
const KEY_STEP = 10;

export interface TaskPaneFrameProps {
  readonly language: Language;
  readonly title: string;
  readonly open: boolean;
  readonly width: number;
  /** A new key gives the add-in a new frame. */
  readonly session: string;
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly onWidth: (width: number) => void;
  readonly onClose: () => void;
}

function bounded(width: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)));
}

/** The add-in's pane. Closed, it is only out of sight: the worksheet functions live in the same page. */
export function TaskPaneFrame({ language, title, open, width, session, frame, onWidth, onClose }: TaskPaneFrameProps): ReactElement {
  const { pane } = workbenchWords(language);
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const move = (event: PointerEvent) => {
    if (start.current) onWidth(bounded(start.current.width + start.current.x - event.clientX));
  };
  return (
    <aside className="pane" hidden={!open} style={{ width }} aria-label={pane.title}>
      <div
        className="pane-edge"
        role="separator"
        aria-orientation="vertical"
        aria-label={pane.resize}
        aria-valuenow={width}
        aria-valuemin={NARROWEST}
        aria-valuemax={WIDEST}
        tabIndex={0}
        onPointerDown={(event) => {
          start.current = { x: event.clientX, width };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={move}
        onPointerUp={() => {
          start.current = null;
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') onWidth(bounded(width + KEY_STEP));
          if (event.key === 'ArrowRight') onWidth(bounded(width - KEY_STEP));
        }}
      />
      <header>
        <h2>{title}</h2>
        <button type="button" aria-label={pane.close} title={pane.close} onClick={onClose}>
          <DismissRegular />
        </button>
      </header>
      <iframe key={session} ref={frame} title={title} />
    </aside>
  );
}
