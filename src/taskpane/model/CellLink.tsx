import { Caption1 } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right';
import { useCardStyles } from './cardStyles';

/** The address a card leads to, as a quiet line at its foot. */
export function CellLink({ address }: { readonly address: string }) {
  return (
    <Caption1 className={useCardStyles().address}>
      {address}
      <ArrowRightRegular aria-hidden fontSize={12} />
    </Caption1>
  );
}
