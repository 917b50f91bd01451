import { useCallback, useEffect, useRef, useState, type DragEvent, type ReactElement } from 'react';
import { fillPhrase, type Language } from '../../locales';
import { workbenchWords } from '../words';
import type { GridView } from '../grid/createGridView';
import type { HostNotice } from '../office-host/hostServices';
import type { DocumentSession } from './documentSession';
import { besideName, openInOwnWindow, takeHandedWorkbook, type HandedWorkbook } from './handedWorkbooks';
import { Notice, type NoticeContent } from './Notice';
import type { RibbonButton } from './manifestRibbon';
import type { Theme } from './pageParameters';
import { HOME_TAB, Ribbon } from './Ribbon';
import { TaskPaneFrame } from './TaskPaneFrame';
import type { TestHandle } from './testHandle';
import { TitleBar } from './TitleBar';
import { awaitedFunctions, useAddinFiles } from './useAddinFiles';
import { useOfficeHost } from './useOfficeHost';

export interface WorkbenchPageProps {
  readonly language: Language;
  readonly theme: Theme;
  readonly workbook: string | null;
  readonly handed: string | null;
  /** Builds the grid inside its element, once. */
  readonly createGrid: (element: HTMLElement, language: Language, theme: Theme) => { readonly view: GridView; readonly session: DocumentSession };
  readonly test: TestHandle;
}

const PANE_WIDTH = 350;

/** The whole window: title, ribbon, grid, and the add-in's pane beside it. */
export function WorkbenchPage(props: WorkbenchPageProps): ReactElement {
  const [language, setLanguage] = useState(props.language);
  const [theme, setTheme] = useState(props.theme);
  const [grid, setGrid] = useState<ReturnType<WorkbenchPageProps['createGrid']> | null>(null);
  const [document, setDocument] = useState({ name: workbenchWords(props.language).newName, saved: true, opened: 0 });
  const [history, setHistory] = useState({ undos: 0, redos: 0 });
  const [tab, setTab] = useState(HOME_TAB);
  const [pane, setPane] = useState({ open: true, width: PANE_WIDTH });
  const [notice, setNotice] = useState<NoticeContent | null>(null);
  const [dragging, setDragging] = useState(false);
  const [started, setStarted] = useState(false);
  const [disabled, setDisabled] = useState<ReadonlySet<string>>(new Set());
  const gridElement = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const words = workbenchWords(language);
  const { createGrid, test } = props;

  const problem = useCallback((text: string) => setNotice({ kind: 'problem', text }), []);
  const onFilesProblem = useCallback((part: 'manifest' | 'functions') => problem(workbenchWords(language).errors[part]), [language, problem]);
  const files = useAddinFiles(language, onFilesProblem);

  useEffect(() => {
    if (!gridElement.current) return undefined;
    const created = createGrid(gridElement.current, props.language, props.theme);
    setGrid(created);
    const stopDocument = created.session.onChange(setDocument);
    const stopHistory = created.view.spreadsheet.onHistory(setHistory);
    return () => {
      stopDocument();
      stopHistory();
    };
    // The grid is built once; later choices reach it through the effects below.
  }, [createGrid, props.language, props.theme]);

  useEffect(() => {
    window.document.documentElement.lang = language;
    grid?.view.setLanguage(language);
  }, [grid, language]);

  useEffect(() => {
    window.document.documentElement.dataset['theme'] = theme;
    grid?.view.setDark(theme === 'dark');
  }, [grid, theme]);

  useEffect(() => {
    window.document.title = `${document.name} – ${words.title}`;
  }, [document.name, words.title]);

  const onNotice = (notification: HostNotice) => {
    if (notification.type === 'taskpane') setPane((before) => ({ ...before, open: notification.visible }));
    if (notification.type === 'ribbonButton') {
      setDisabled((before) => {
        const next = new Set(before);
        if (notification.enabled) next.delete(notification.id);
        else next.add(notification.id);
        return next;
      });
    }
  };
  const openBeside = (handed: HandedWorkbook) => {
    const view = { lang: language, theme };
    if (openInOwnWindow(handed, view)) return;
    setNotice({ kind: 'question', text: fillPhrase(words.newWindow, { name: handed.fileName }), onAccept: () => openInOwnWindow(handed, view) });
  };
  // The frame of a new language starts only when that language's files are here.
  const session = files ? `${document.opened} ${files.language}` : '';
  const host = useOfficeHost({
    spreadsheet: started && grid ? grid.view.spreadsheet : null,
    manifest: files?.manifest ?? null,
    functions: files?.functions ?? null,
    frame,
    language: files?.language ?? language,
    workbookName: document.name,
    session,
    document: grid?.session ?? null,
    onNotice,
    onOpenWorkbook: (bytes) => openBeside({ bytes, fileName: besideName(words.newName, window.handedWorkbooks?.size ?? 0) }),
    onHost: (running, runningLanguage) => test.attachHost(running, runningLanguage),
    onReport: problem,
  });

  const openFile = useCallback(
    async (bytes: Uint8Array, name: string) => {
      if (!grid) return;
      setNotice({ kind: 'progress', text: fillPhrase(workbenchWords(language).opening, { name }) });
      const outcome = await grid.session.open(bytes, name);
      const told = 'problem' in outcome ? outcome.problem : outcome.warning;
      setNotice(told === null ? null : { kind: 'problem', text: told });
      if ('file' in outcome && outcome.file.autoOpenTaskpane) setPane((before) => ({ ...before, open: true }));
    },
    [grid, language],
  );

  useEffect(() => {
    if (!grid) return;
    test.attach({ grid: grid.view.spreadsheet, session: grid.session, open: openFile });
  }, [grid, openFile, test]);

  const { workbook, handed } = props;
  const opened = useRef(false);
  useEffect(() => {
    if (!grid || !files || opened.current) return;
    opened.current = true;
    const start = async () => {
      // The functions are known before any formula is read; their answers come when the add-in has started.
      grid.view.spreadsheet.setCustomFunctions(awaitedFunctions(files));
      if (handed !== null) {
        const given = takeHandedWorkbook(handed);
        if (given === null) problem(workbenchWords(language).errors.handedGone);
        else if (given.bytes.length > 0) await openFile(given.bytes, given.fileName);
      } else if (workbook !== null) {
        const response = await fetch(new URL(workbook, window.location.origin).pathname);
        const name = decodeURIComponent(workbook.split('/').at(-1) ?? workbook);
        if (response.ok) await openFile(new Uint8Array(await response.arrayBuffer()), name);
        else problem(fillPhrase(workbenchWords(language).errors.notFound, { path: workbook }));
      }
      setStarted(true);
      test.markOpened();
    };
    void start();
  }, [files, grid, handed, language, openFile, problem, test, workbook]);

  const unlessUnsaved = (action: () => void) => {
    if (document.saved) action();
    else setNotice({ kind: 'question', text: words.discard, onAccept: action });
  };
  const takeFile = (file: File | undefined) => {
    if (!file) return;
    unlessUnsaved(() => void file.arrayBuffer().then((buffer) => openFile(new Uint8Array(buffer), file.name)));
  };
  const save = useCallback(() => {
    grid?.session.download().catch((error: unknown) => problem(fillPhrase(workbenchWords(language).errors.cannotSave, { reason: String(error) })));
  }, [grid, language, problem]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        save();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [save]);

  const showPane = (open: boolean) => {
    setPane((before) => ({ ...before, open }));
    host.current?.setPaneVisible(open);
  };
  const runCommand = (button: RibbonButton) => {
    if (button.action.type === 'ShowTaskpane') {
      showPane(true);
      return;
    }
    host.current?.invokeCommand(button.action.functionName, button.id).catch((error: unknown) => {
      problem(fillPhrase(words.errors.command, { reason: error instanceof Error ? error.message : String(error) }));
    });
  };

  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setDragging(true);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    takeFile(event.dataTransfer.files[0]);
  };

  return (
    <div className={`workbench workbench-tab-${tab === HOME_TAB ? 'home' : 'addin'}`} style={{ ['--pane-width' as never]: `${pane.open ? pane.width : 0}px` }} onDragOver={onDragOver} onDragLeave={() => setDragging(false)} onDrop={onDrop}>
      <TitleBar document={document} language={language} theme={theme} onLanguage={(next) => {
          // A message stands in the language it was written in.
          setNotice(null);
          setLanguage(next);
        }} onTheme={setTheme} />
      <Ribbon
        language={language}
        tabs={files?.manifest.tabs ?? []}
        active={tab}
        history={history}
        disabled={disabled}
        onTab={setTab}
        onNew={() => unlessUnsaved(() => void grid?.session.startNew())}
        onOpen={() => picker.current?.click()}
        onSave={save}
        onUndo={() => grid?.view.spreadsheet.undo()}
        onRedo={() => grid?.view.spreadsheet.redo()}
        onCommand={runCommand}
      />
      {notice && <Notice notice={notice} language={language} onDismiss={() => setNotice(null)} />}
      <main className="workbench-main">
        <div className="workbench-grid" ref={gridElement} />
        <TaskPaneFrame
          language={language}
          title={files?.manifest.name ?? ''}
          open={pane.open}
          width={pane.width}
          session={session}
          frame={frame}
          onWidth={(width) => setPane((before) => ({ ...before, width }))}
          onClose={() => showPane(false)}
        />
      </main>
      {dragging && <div className="workbench-drop">{words.drop}</div>}
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        hidden
        data-testid="file-picker"
        onChange={(event) => {
          takeFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
