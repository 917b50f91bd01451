import { makeStyles, tokens, Tooltip } from '@fluentui/react-components';
import { fillPhrase } from '../../locales';
import { usePhrases } from '../language';

const useStyles = makeStyles({
  cell: {
    flexShrink: 1,
    minWidth: 0,
    maxWidth: '100%',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground3,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});

/** The address of a cell, which leads to it. */
export function CellButton({ address, onJump }: { readonly address: string; readonly onJump: (address: string) => void }) {
  const label = fillPhrase(usePhrases().simulate.model.goTo, { address });
  return (
    <Tooltip content={label} relationship="label">
      <button type="button" className={useStyles().cell} onClick={() => onJump(address)}>
        {address}
      </button>
    </Tooltip>
  );
}
