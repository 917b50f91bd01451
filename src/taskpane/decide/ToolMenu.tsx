import { Body1Strong, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { DataBarHorizontalRegular } from '@fluentui/react-icons/svg/data-bar-horizontal';
import { LayerDiagonalRegular } from '@fluentui/react-icons/svg/layer-diagonal';
import { ScalesRegular } from '@fluentui/react-icons/svg/scales';
import { SplitVerticalRegular } from '@fluentui/react-icons/svg/split-vertical';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import { TargetRegular } from '@fluentui/react-icons/svg/target';
import { useEffect, useRef } from 'react';
import { usePhrases } from '../language';
import { useCardStyles } from '../model/cardStyles';
import { Section } from '../shared/Section';
import { type DecisionTool } from './decideSession';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  tool: { flexDirection: 'row', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  icon: { flexShrink: 0, fontSize: '24px', color: tokens.colorBrandForeground1 },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  text: { color: tokens.colorNeutralForeground2 },
  arrow: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
});

const tools = [
  { tool: 'goalSeek', icon: <TargetRegular /> },
  { tool: 'sensitivity', icon: <DataBarHorizontalRegular /> },
  { tool: 'breakEven', icon: <ScalesRegular /> },
  { tool: 'table', icon: <TableRegular /> },
  { tool: 'scenarios', icon: <LayerDiagonalRegular /> },
  { tool: 'allocation', icon: <SplitVerticalRegular /> },
] as const;

interface ToolMenuProps {
  /** The tool just left: it gets the focus back. */
  readonly left: DecisionTool | null;
  readonly onOpen: (tool: DecisionTool) => void;
}

/** All decision tools, each with what it is for. */
export function ToolMenu({ left, onOpen }: ToolMenuProps) {
  const styles = useStyles();
  const card = useCardStyles();
  const { tools: words } = usePhrases().decide;
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <Section heading={words.heading}>
      <ul className={styles.list}>
        {tools.map(({ tool, icon }) => (
          <li key={tool}>
            <button type="button" ref={tool === left ? back : undefined} className={mergeClasses(card.card, styles.tool)} onClick={() => onOpen(tool)}>
              <span aria-hidden className={styles.icon}>
                {icon}
              </span>
              <span className={styles.words}>
                <Body1Strong>{words[tool].title}</Body1Strong>
                <Caption1 className={styles.text}>{words[tool].text}</Caption1>
              </span>
              <ChevronRightRegular aria-hidden className={styles.arrow} />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
