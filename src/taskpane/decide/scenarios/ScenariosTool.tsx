import { Link, MessageBar, MessageBarBody, MessageBarTitle, Spinner } from '@fluentui/react-components';
import { fillPhrase } from '../../../locales';
import { type ScenarioProblem } from '../../../workbook/scenarios/scenarioTable';
import { usePhrases } from '../../language';
import { useServices } from '../../services';
import { ProblemBar } from '../../shared/ProblemBar';
import { EditorPage } from '../../shared/EditorPage';
import { useDecideStyles } from '../decideStyles';
import { ToolIntroduction } from '../ToolIntroduction';
import { type ToolProps } from '../toolProps';
import { FirstScenario } from './FirstScenario';
import { ScenarioList } from './ScenarioList';
import { useScenarios } from './useScenarios';

/** Named sets of inputs, kept on a sheet of the workbook. */
export function ScenariosTool(props: ToolProps) {
  const { onBack, onJump } = props;
  const styles = useDecideStyles();
  const { tools, scenarios: words } = usePhrases().decide;
  const { port } = useServices();
  const { scenarios, refresh } = useScenarios(port);
  return (
    <EditorPage title={tools.scenarios.title} onBack={onBack}>
      <ToolIntroduction text={scenarios.status === 'none' ? words.empty : tools.scenarios.text} />
      <div className={styles.form}>
        {scenarios.status === 'reading' && <Spinner size="small" label={words.reading} />}
        {scenarios.status === 'failed' && <ProblemBar problem={scenarios.problem} onRetry={() => void refresh()} />}
        {scenarios.status === 'none' && <FirstScenario {...props} onSaved={refresh} />}
        {scenarios.status === 'ready' && <ScenarioList {...props} table={scenarios.table} onChanged={refresh} />}
        {scenarios.status === 'damaged' && <Damage problems={scenarios.problems} onJump={onJump} />}
      </div>
    </EditorPage>
  );
}

function Damage({ problems, onJump }: { readonly problems: readonly ScenarioProblem[]; readonly onJump: (address: string) => void }) {
  const { scenarios: words } = usePhrases().decide;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.damaged}</MessageBarTitle>
        {words.damagedText}
        <ul>
          {problems.map(({ code, address, received }) => (
            <li key={`${code} ${address}`}>
              {fillPhrase(words.problems[code], { received })}{' '}
              <Link as="button" inline onClick={() => onJump(address)}>
                {address}
              </Link>
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
