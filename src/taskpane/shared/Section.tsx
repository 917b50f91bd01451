import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  heading: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS, minHeight: '32px' },
});

/** A part of a page under its own heading; `aside` stands at the heading's right end. */
export function Section({ heading, aside, children }: { readonly heading: string; readonly aside?: ReactNode; readonly children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.heading}>
        <Subtitle2 as="h2" id={id}>
          {heading}
        </Subtitle2>
        {aside}
      </div>
      {children}
    </section>
  );
}
