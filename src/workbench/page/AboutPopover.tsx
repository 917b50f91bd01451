import { useEffect, useRef, type ReactElement } from 'react';
import type { Language } from '../../locales';
import { workbenchWords } from '../words';

/** Says honestly what the workbench is and is not. */
export function AboutPopover({ language, onClose }: { readonly language: Language; readonly onClose: () => void }): ReactElement {
  const { about } = workbenchWords(language);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    panel.current?.focus();
  }, []);
  return (
    <div
      className="about"
      role="dialog"
      aria-label={about.label}
      tabIndex={-1}
      ref={panel}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || onClose()}
    >
      <h2>{about.title}</h2>
      <p>{about.text}</p>
      <p>{about.limits}</p>
      <p>{about.local}</p>
      <small>ROI Modeler {ROI_VERSION}</small>
    </div>
  );
}
