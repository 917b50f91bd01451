import { ArrowRedoRegular, ArrowUndoRegular, DocumentAddRegular, FolderOpenRegular, SaveRegular } from '@fluentui/react-icons';
import type { ReactElement, ReactNode } from 'react';
import type { Language } from '../../locales';
import { workbenchWords } from '../words';
import type { RibbonButton, RibbonTab } from './manifestRibbon';

/** The Home tab; the add-in's tabs have the ids of its manifest. */
export const HOME_TAB = 'home';

export interface RibbonProps {
  readonly language: Language;
  readonly tabs: readonly RibbonTab[];
  readonly active: string;
  readonly history: { readonly undos: number; readonly redos: number };
  /** Buttons the add-in has switched off. */
  readonly disabled: ReadonlySet<string>;
  readonly onTab: (id: string) => void;
  readonly onNew: () => void;
  readonly onOpen: () => void;
  readonly onSave: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onCommand: (button: RibbonButton) => void;
}

interface ToolProps {
  readonly label: string;
  readonly tip: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Tool({ label, tip, icon, disabled = false, onClick }: ToolProps): ReactElement {
  return (
    <button type="button" className="tool" title={tip} aria-label={label} disabled={disabled} onClick={onClick}>
      {icon}
    </button>
  );
}

/** Home beside the grid's own formatting toolbar, and the add-in's tabs as its manifest declares them. */
export function Ribbon(props: RibbonProps): ReactElement {
  const words = workbenchWords(props.language);
  const tab = props.tabs.find(({ id }) => id === props.active);
  return (
    <nav className="ribbon">
      <div className="ribbon-tabs" role="tablist" aria-label={words.tabs.label}>
        {[{ id: HOME_TAB, label: words.tabs.home }, ...props.tabs].map(({ id, label }) => (
          <button key={id} type="button" role="tab" aria-selected={props.active === id} onClick={() => props.onTab(id)}>
            {label}
          </button>
        ))}
      </div>
      <div className={tab ? 'ribbon-strip ribbon-strip-addin' : 'ribbon-strip ribbon-strip-home'} role="tabpanel">
        {tab ? (
          tab.groups.map((group) => (
            <div key={group.id} className="ribbon-group" role="group" aria-label={group.label}>
              {group.buttons.map((button) => (
                <button
                  key={button.id}
                  type="button"
                  className="command"
                  title={`${button.tipTitle}\n${button.tip}`}
                  disabled={props.disabled.has(button.id)}
                  onClick={() => props.onCommand(button)}
                >
                  <img src={button.icon} alt="" width={20} height={20} />
                  {button.label}
                </button>
              ))}
            </div>
          ))
        ) : (
          <div className="ribbon-group">
            <Tool label={words.home.new} tip={words.home.newTip} icon={<DocumentAddRegular />} onClick={props.onNew} />
            <Tool label={words.home.open} tip={words.home.openTip} icon={<FolderOpenRegular />} onClick={props.onOpen} />
            <Tool label={words.home.save} tip={words.home.saveTip} icon={<SaveRegular />} onClick={props.onSave} />
            <span className="ribbon-divider" />
            <Tool label={words.home.undo} tip={words.home.undo} icon={<ArrowUndoRegular />} disabled={props.history.undos === 0} onClick={props.onUndo} />
            <Tool label={words.home.redo} tip={words.home.redo} icon={<ArrowRedoRegular />} disabled={props.history.redos === 0} onClick={props.onRedo} />
          </div>
        )}
      </div>
    </nav>
  );
}
