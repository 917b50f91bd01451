import { Button, makeStyles, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Subtitle2, tokens, Tooltip } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { BookRegular } from '@fluentui/react-icons/svg/book';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { StethoscopeRegular } from '@fluentui/react-icons/svg/stethoscope';
import { usePhrases } from './language';
import { type Page } from './page';
import { Tabs } from './shared/Tabs';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexShrink: 0,
    height: '44px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
  opened: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
});

const menuPages = [
  { page: 'settings', icon: <SettingsRegular /> },
  { page: 'diagnostics', icon: <StethoscopeRegular /> },
  { page: 'help', icon: <BookRegular /> },
] as const;

interface AppHeaderProps {
  readonly page: Page;
  /** How the ids of the elements begin that show the tabs. */
  readonly panel: string;
  readonly onNavigate: (page: Page) => void;
  /** Back to the tab that was open before. */
  readonly onBack: () => void;
}

/** Tabs on the left and the ⋯ menu on the right; a page from the menu shows its title and the way back instead of tabs. */
export function AppHeader({ page, panel, onNavigate, onBack }: AppHeaderProps) {
  const styles = useStyles();
  const { nav, title } = usePhrases().pane;
  return (
    <header className={styles.header}>
      {page === 'model' || page === 'simulate' ? (
        <>
          <h1 className={styles.unseen}>{title}</h1>
          <Tabs label={nav.label} tabs={(['model', 'simulate'] as const).map((tab) => ({ page: tab, label: nav[tab] }))} selected={page} panel={panel} onSelect={onNavigate} />
        </>
      ) : (
        <div className={styles.opened}>
          <Tooltip content={nav.back} relationship="label">
            <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack} />
          </Tooltip>
          <Subtitle2 as="h1">{nav[page]}</Subtitle2>
        </div>
      )}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content={nav.more} relationship="label">
            <Button appearance="subtle" icon={<MoreHorizontalRegular />} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {menuPages.map((item) => (
              <MenuItem key={item.page} icon={item.icon} onClick={() => onNavigate(item.page)}>
                {nav[item.page]}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </header>
  );
}
