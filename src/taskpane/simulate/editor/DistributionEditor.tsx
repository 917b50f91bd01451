import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Body1, Button, Caption1, Field, Input, makeStyles, MessageBar, MessageBarBody, Radio, RadioGroup, Spinner, tokens } from '@fluentui/react-components';
import { useCallback, useMemo, useState } from 'react';
import { parseReference } from '../../../engine/formula/parse/address';
import { type FoundInput, type Uncertainty } from '../../../workbook/simulation/findUncertainty';
import { withCallReplaced, withFactor } from '../../../workbook/uncertainty/distributionCall';
import { type TargetCell } from '../../../workbook/uncertainty/targetCell';
import { fillPhrase } from '../../../locales';
import { usePhrases } from '../../language';
import { useServices } from '../../services';
import { ProblemBar } from '../../shared/ProblemBar';
import { useTask } from '../../shared/useTask';
import { CellButton } from '../../shared/CellButton';
import { EditorPage } from '../../shared/EditorPage';
import { draftFor, draftOf, readDraft, withShape, type Draft } from './draft';
import { DraftPicture } from './DraftPicture';
import { faultTexts } from './faultText';
import { ShapeFields } from './ShapeFields';
import { ShapePicker } from './ShapePicker';
import { shapeById } from './shapes';
import { useDraftDistribution } from './useDraftDistribution';
import { useTargetCell } from './useTargetCell';

const useStyles = makeStyles({
  cell: { display: 'flex', alignItems: 'baseline', columnGap: tokens.spacingHorizontalXS, minWidth: 0 },
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM },
  input: { minWidth: 0, width: '100%' },
  formula: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface DistributionEditorProps {
  /** The input to edit; null to make the selected cell uncertain. */
  readonly input: FoundInput | null;
  readonly found: Uncertainty;
  readonly onJump: (address: string) => void;
  readonly onBack: () => void;
  /** The workbook was changed: what to tell the user. */
  readonly onWritten: (message: string) => void;
}

/** Says in numbers and a picture what a cell may be, and writes that as one ROI function into it. */
export function DistributionEditor({ input, found, onJump, onBack, onWritten }: DistributionEditorProps) {
  const { editor } = usePhrases().simulate;
  const { port } = useServices();
  const target = useTargetCell(port, input?.address ?? null);
  if (target === null) {
    return (
      <EditorPage title={input === null ? editor.titleNew : editor.titleEdit} onBack={onBack}>
        <Spinner size="small" label={editor.chooseCell} />
      </EditorPage>
    );
  }
  // The cell the user goes to while the editor is open may itself be uncertain already.
  const existing = input ?? found.inputs.find(({ address, family }) => address === target.address && family !== null) ?? null;
  return <DraftEditor key={`${target.address} ${target.formula}`} target={target} input={existing} isNew={input === null} found={found} onJump={onJump} onBack={onBack} onWritten={onWritten} />;
}

interface DraftEditorProps extends Omit<DistributionEditorProps, 'input'> {
  readonly target: TargetCell;
  readonly input: FoundInput | null;
  /** The editor follows the selection in the sheet. */
  readonly isNew: boolean;
}

function DraftEditor({ target, input, isNew, found, onJump, onBack, onWritten }: DraftEditorProps) {
  const styles = useStyles();
  const allWords = usePhrases();
  const { editor, shapes } = usePhrases().simulate;
  const { port } = useServices();
  const isCalculated = input === null && target.formula !== null;
  const [asFactor, setAsFactor] = useState(isCalculated);
  const [draft, setDraft] = useState<Draft>(() => (input === null ? null : draftOf(input)) ?? draftFor(target, isCalculated));
  const [touched, setTouched] = useState(input !== null);
  const sheet = parseReference(target.address)?.sheet ?? '';
  const shape = shapeById(draft.shape);
  const read = useMemo(() => readDraft(draft), [draft]);
  const described = useDraftDistribution(port, sheet, shape, read, input);
  const distribution = described.status === 'ready' ? described.distribution : null;
  const faults = touched ? faultTexts(shape, read, described.status === 'refused' ? described.error : null, allWords) : new Map<null, string>();
  const whole = described.status === 'nowhere' ? fillPhrase(editor.nowhere, { reference: described.reference }) : faults.get(null);
  const nameFault = faults.get('name');
  const isPercent = (asFactor && isCalculated) || target.text.trim().endsWith('%');
  const obstacle = obstacleOf(target, input, found, editor);
  const contents = read.call === null ? null : contentsOf(target, input, read.call, asFactor);
  const write = useTask(
    useCallback(
      async (written: string | number, message: string) => {
        await port.command((inside) => inside.writeRange(target.address, [[written]]));
        onWritten(message);
      },
      [port, target.address, onWritten],
    ),
  );
  const change = (news: Partial<Draft>): void => {
    setTouched(true);
    setDraft({ ...draft, ...news });
  };
  const makeCertain = (): void => {
    if (input === null) return;
    const shown = distribution === null ? target.value : distribution.mean;
    if (typeof shown === 'number' && Number.isFinite(shown)) void write.run(withCallReplaced(input.formula, input.call, input.at, String(shown)), fillPhrase(editor.certainNow, { address: target.address }));
  };
  const busy = write.task.status === 'running';
  const canWrite = contents !== null && obstacle === null && (described.status === 'ready' || described.status === 'unknown') && !busy;

  return (
    <EditorPage
      title={input === null ? editor.titleNew : editor.titleEdit}
      onBack={onBack}
      footer={
        <>
          <Button appearance="primary" disabled={!canWrite} onClick={() => contents !== null && void write.run(contents, fillPhrase(editor.written, { address: target.address }))}>
            {input === null ? editor.insert : editor.apply}
          </Button>
          <Button onClick={onBack}>{editor.cancel}</Button>
          {input !== null && (
            <Button appearance="subtle" title={editor.certainHint} disabled={busy} onClick={makeCertain}>
              {editor.certain}
            </Button>
          )}
        </>
      }
    >
      {write.task.status === 'failed' && <ProblemBar problem={write.task.problem} onDismiss={write.reset} />}
      <div>
        <span className={styles.cell}>
          <Body1>{editor.cell}</Body1>
          <CellButton address={target.address} onJump={onJump} />
        </span>
        {isNew && <Caption1 className={styles.quiet}>{editor.follows}</Caption1>}
      </div>
      {obstacle !== null ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{obstacle}</MessageBarBody>
        </MessageBar>
      ) : (
        <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
          {isCalculated && (
            <Field label={editor.calculated}>
              <RadioGroup
                value={asFactor ? 'factor' : 'replace'}
                onChange={(_event, { value }) => {
                  setAsFactor(value === 'factor');
                  setDraft({ ...draftFor(target, value === 'factor'), name: draft.name });
                }}
              >
                <Radio value="factor" label={editor.asFactor} />
                <Radio value="replace" label={editor.asReplacement} />
              </RadioGroup>
            </Field>
          )}
          <ShapePicker chosen={draft.shape} onChoose={(id) => setDraft(withShape(draft, id, distribution, isPercent))} />
          <ShapeFields shape={shape} texts={draft.texts} faults={faults} onText={(key, text) => change({ texts: { ...draft.texts, [key]: text } })} />
          {whole !== undefined && (
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody>{whole}</MessageBarBody>
            </MessageBar>
          )}
          <DraftPicture name={shapes[draft.shape].name} distribution={distribution} kind={isPercent ? 'percent' : 'amount'} />
          <Accordion collapsible defaultOpenItems={draft.truncLow !== '' || draft.truncHigh !== '' ? ['limits'] : []}>
            <AccordionItem value="limits">
              <AccordionHeader size="small">{editor.limits}</AccordionHeader>
              <AccordionPanel className={styles.form}>
                <div className={styles.pair}>
                  {(['truncLow', 'truncHigh'] as const).map((key) => {
                    const fault = faults.get(key);
                    return (
                      <Field key={key} label={editor[key]} {...(fault === undefined ? {} : { validationMessage: fault })}>
                        <Input className={styles.input} input={{ className: styles.input }} value={draft[key]} onChange={(_event, { value }) => change({ [key]: value })} />
                      </Field>
                    );
                  })}
                </div>
                <Field label={editor.name} {...(nameFault === undefined ? { hint: editor.nameHint } : { validationMessage: nameFault })}>
                  <Input className={styles.input} value={draft.name} onChange={(_event, { value }) => change({ name: value })} />
                </Field>
              </AccordionPanel>
            </AccordionItem>
          </Accordion>
          {contents !== null && (
            <div>
              <Caption1 block className={styles.quiet}>
                {editor.formulaPreview}
              </Caption1>
              <Caption1 className={styles.formula}>{contents}</Caption1>
            </div>
          )}
        </form>
      )}
    </EditorPage>
  );
}

/** Why the cell cannot become uncertain; null where it can. */
function obstacleOf({ address, value, formula }: TargetCell, input: FoundInput | null, { outputs }: Uncertainty, words: { readonly textCell: string; readonly outputCell: string }): string | null {
  if (input !== null) return null;
  if (outputs.some((output) => output.address === address)) return fillPhrase(words.outputCell, { address });
  return typeof value === 'string' && (formula === null || value !== '') ? fillPhrase(words.textCell, { address }) : null;
}

function contentsOf({ formula }: TargetCell, input: FoundInput | null, call: string, asFactor: boolean): string | number {
  if (input !== null) return withCallReplaced(input.formula, input.call, input.at, call);
  return formula !== null && asFactor ? withFactor(formula, call) : `=${call}`;
}
