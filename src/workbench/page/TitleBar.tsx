import { InfoRegular, WeatherMoonRegular, WeatherSunnyRegular } from '@fluentui/react-icons';
import { useState, type ReactElement } from 'react';
import type { Language } from '../../locales';
import { languages } from '../../locales/languages';
import { workbenchWords } from '../words';
import { AboutPopover } from './AboutPopover';
import type { DocumentState } from './documentSession';
import type { Theme } from './pageParameters';

export interface TitleBarProps {
  readonly document: DocumentState;
  readonly language: Language;
  readonly theme: Theme;
  readonly onLanguage: (language: Language) => void;
  readonly onTheme: (theme: Theme) => void;
}

export function TitleBar({ document, language, theme, onLanguage, onTheme }: TitleBarProps): ReactElement {
  const words = workbenchWords(language);
  const [about, setAbout] = useState(false);
  const other: Theme = theme === 'dark' ? 'light' : 'dark';
  return (
    <header className="title-bar">
      <span className="title-mark" aria-hidden="true">
        <svg viewBox="0 0 20 20" width="18" height="18">
          <path d="M3 3h14v14H3zM3 8h14M3 12.5h14M8 3v14" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      </span>
      <span className="title-product">{words.title}</span>
      <div className="title-document">
        <strong data-testid="document-name">{document.name}</strong>
        <span className="title-saved" data-testid="saved-state" role="status">
          {document.saved ? words.saved : words.unsaved}
        </span>
      </div>
      <div className="title-tools">
        <select aria-label={words.language} value={language} onChange={(event) => onLanguage(event.target.value as Language)}>
          {languages.map(({ tag, ownName }) => (
            <option key={tag} value={tag}>
              {ownName}
            </option>
          ))}
        </select>
        <button type="button" aria-label={words.theme[other]} title={words.theme[other]} onClick={() => onTheme(other)}>
          {theme === 'dark' ? <WeatherSunnyRegular /> : <WeatherMoonRegular />}
        </button>
        <button type="button" aria-label={words.about.label} title={words.about.label} aria-expanded={about} onClick={() => setAbout(!about)}>
          <InfoRegular />
        </button>
        {about && <AboutPopover language={language} onClose={() => setAbout(false)} />}
      </div>
    </header>
  );
}
