import { Body1, Button, Caption1, makeStyles, MessageBar, MessageBarBody, Title3, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { headlineNames } from '../../templates/modelNames';
import { fillPhrase } from '../../locales';
import { isMac } from '../../workbook/host';
import { usePhrases } from '../language';
import { useServices } from '../services';
import { ProblemBar } from '../shared/ProblemBar';
import { InsertDialog } from './InsertDialog';
import { isUnderWay } from './insertion';
import { TemplateCard } from './TemplateCard';
import { useInsertion } from './useInsertion';
import { useTemplateOffers } from './useTemplateOffers';

const useStyles = makeStyles({
  gallery: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  introduction: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  hint: { color: tokens.colorNeutralForeground3 },
});

/** Templates with a picture each; the first thing to see in a workbook without a model. */
export default function TemplateGallery({ onInserted, onBack }: { readonly onInserted: () => void; readonly onBack?: () => void }) {
  const styles = useStyles();
  const { model, templates } = usePhrases().pane;
  const { host } = useServices();
  const offers = useTemplateOffers();
  const { insertion, plan, insert, openSeparately, reset } = useInsertion(onInserted);
  const activity = { planning: templates.preparing, inserting: templates.inserting };

  return (
    <div className={styles.gallery}>
      {onBack && (
        <div>
          <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
            {model.backToResults}
          </Button>
        </div>
      )}
      <div className={styles.introduction}>
        <Title3 as="h2">{templates.heading}</Title3>
        <Body1 className={styles.quiet}>{templates.introduction}</Body1>
      </div>
      {insertion.step === 'failed' && (
        <ProblemBar
          problem={insertion.problem}
          onRetry={() => void plan(insertion.offer)}
          onDismiss={reset}
          action={
            insertion.problem.code === 'insertNotSupported' ? <Button onClick={() => void openSeparately(insertion.offer)}>{templates.openSeparately}</Button> : undefined
          }
        />
      )}
      {insertion.step === 'opened' && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{[templates.opened, ...(isMac(host) ? [templates.opensBehind] : [])].join(' ')}</MessageBarBody>
        </MessageBar>
      )}
      {offers.map((offer) => (
        <TemplateCard
          key={offer.id}
          offer={offer}
          disabled={isUnderWay(insertion)}
          activity={(insertion.step === 'planning' || insertion.step === 'inserting') && insertion.offer.id === offer.id ? activity[insertion.step] : null}
          onInsert={() => void plan(offer)}
        />
      ))}
      {!onBack && (
        <Caption1 className={styles.hint}>
          {fillPhrase(model.ownModel, { names: [headlineNames.returnOnInvestment, headlineNames.netPresentValue, headlineNames.payback].join(', ') })}
        </Caption1>
      )}
      {insertion.step === 'asking' && (
        <InsertDialog title={insertion.offer.title} plan={insertion.plan} onCancel={reset} onConfirm={() => void insert(insertion.offer, insertion.plan)} />
      )}
    </div>
  );
}
