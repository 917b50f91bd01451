import { Body1 } from '@fluentui/react-components';
import { useDecideStyles } from './decideStyles';

/** What a tool is for, below its name. */
export function ToolIntroduction({ text }: { readonly text: string }) {
  return <Body1 className={useDecideStyles().text}>{text}</Body1>;
}
