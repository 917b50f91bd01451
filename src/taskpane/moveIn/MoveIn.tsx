import { Badge, Body1, Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Conversion } from '../../engine/moveIn/conversion';
import { fillPhrase } from '../../locales';
import { convertWorkbook } from '../../workbook/moveIn/convertWorkbook';
import { Stopped } from '../../workbook/simulation/modelThread';
import { usePhrases } from '../language';
import { useServices } from '../services';
import { ProblemBar } from '../shared/ProblemBar';
import { Section } from '../shared/Section';
import { Stack } from '../shared/Stack';
import { useTask } from '../shared/useTask';
import { useSimulatorState } from '../shared/useSimulatorState';
import { ConversionList } from './ConversionList';
import { conversionLines, countByProduct } from './conversionLines';
import { LibraryExchange } from './LibraryExchange';

const useStyles = makeStyles({
  products: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface MoveInProps {
  readonly onJump: (address: string) => void;
  /** The workbook was changed from here. */
  readonly onChanged: () => void;
}

/** Finds formulas of other simulation add-ins in the workbook, shows what would become of them, and converts them. */
export default function MoveIn({ onJump, onChanged }: MoveInProps) {
  const { port, simulator } = useServices();
  const phrases = usePhrases();
  const { pane } = phrases.moveIn;
  const { found } = useSimulatorState(simulator);
  const [opened, setOpened] = useState(false);
  const [conversion, setConversion] = useState<Conversion | null>(null);
  const find = useTask(
    useCallback(
      async (anew: boolean) => {
        try {
          setConversion(await simulator.conversion({ anew }));
        } catch (thrown) {
          // A run that is cancelled ends the thread; the next look starts it again.
          if (!(thrown instanceof Stopped)) throw thrown;
        }
      },
      [simulator],
    ),
  );
  const look = find.run;
  // The workbook is read for the lists of inputs and results; whenever that gave something new, it is asked again.
  useEffect(() => {
    if (found !== null) void look(false);
  }, [look, found]);
  const convert = useTask(
    useCallback(async () => {
      // Read anew, so that what was typed since the list was made stays.
      const read = await simulator.conversion({ anew: true });
      const sheet = await convertWorkbook(port, read, phrases);
      onChanged();
      await look(true);
      return sheet === null ? null : { sheet, count: read.converted.length };
    }, [port, simulator, phrases, onChanged, look]),
  );
  const written = convert.task.status === 'done' ? convert.task.result : null;
  const failed = convert.task.status === 'failed' ? convert : find.task.status === 'failed' ? find : undefined;

  const hasFound = conversion !== null && !isEmpty(conversion);

  if (!opened && !hasFound && failed === undefined && written === null && conversion?.hasHiddenAssumptions !== true) {
    return (
      <div>
        <Button appearance="transparent" size="small" aria-expanded={false} onClick={() => setOpened(true)}>
          {pane.open}
        </Button>
      </div>
    );
  }
  return (
    <Section heading={pane.heading} aside={<LookButton busy={find.task.status === 'running'} onLook={() => void look(true)} />}>
      {failed?.task.status === 'failed' && <ProblemBar problem={failed.task.problem} onRetry={() => void (failed === convert ? convert.run() : look(true))} onDismiss={failed.reset} />}
      <Caption1 role="status">
        {written !== null && `${fillPhrase(pane.done, written)} ${pane.undoHint}`}
      </Caption1>
      {hasFound && (
        <Found conversion={conversion} busy={convert.task.status === 'running'} onConvert={() => void convert.run()} onJump={onJump} />
      )}
      {conversion !== null && !hasFound && written === null && <Caption1>{pane.nothing}</Caption1>}
      {conversion?.hasHiddenAssumptions === true && <Caption1>{pane.hiddenData}</Caption1>}
      <LibraryExchange onChanged={onChanged} />
    </Section>
  );
}

function isEmpty({ converted, refused, names }: Conversion): boolean {
  return converted.length + refused.length + names.length === 0;
}

function LookButton({ busy, onLook }: { readonly busy: boolean; readonly onLook: () => void }) {
  const { pane } = usePhrases().moveIn;
  return <Button appearance="subtle" size="small" icon={busy ? <Spinner size="tiny" /> : <ArrowSyncRegular />} disabled={busy} aria-label={pane.look} title={pane.look} onClick={onLook} />;
}

interface FoundProps {
  readonly conversion: Conversion;
  readonly busy: boolean;
  readonly onConvert: () => void;
  readonly onJump: (address: string) => void;
}

function Found({ conversion, busy, onConvert, onJump }: FoundProps) {
  const styles = useStyles();
  const phrases = usePhrases();
  const { pane, products } = phrases.moveIn;
  const { converted, refused, added } = useMemo(() => conversionLines(conversion, phrases), [conversion, phrases]);
  return (
    <Stack>
      <div>
        <Body1 as="p">{converted.length > 0 ? pane.introduction : pane.onlyLeft}</Body1>
        <div className={styles.products}>
          {[...countByProduct(conversion)].map(([product, count]) => (
            <Badge key={product} appearance="tint" size="large">
              {fillPhrase(pane.found, { product: products[product], count })}
            </Badge>
          ))}
        </div>
      </div>
      {converted.length > 0 && (
        <div className={styles.buttons}>
          <Button appearance="primary" disabled={busy} onClick={onConvert}>
            {busy ? pane.converting : fillPhrase(pane.convert, { count: converted.length })}
          </Button>
        </div>
      )}
      {converted.length > 0 && <ConversionList heading={pane.willConvert} lines={converted} onJump={onJump} />}
      {added.length > 0 && <ConversionList heading={pane.willAdd} lines={added} onJump={onJump} />}
      {refused.length > 0 && <ConversionList heading={pane.willStay} lines={refused} onJump={onJump} />}
    </Stack>
  );
}
