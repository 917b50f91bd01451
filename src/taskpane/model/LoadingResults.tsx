import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { usePhrases } from '../language';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  wide: { gridColumn: '1 / -1', height: '128px' },
  card: { height: '84px' },
});

/** The shape of the results while the workbook is read. */
export function LoadingResults() {
  const styles = useStyles();
  return (
    <Skeleton className={styles.grid} aria-label={usePhrases().pane.model.loading}>
      <SkeletonItem className={styles.wide} />
      {[1, 2, 3, 4].map((card) => (
        <SkeletonItem key={card} className={styles.card} />
      ))}
    </Skeleton>
  );
}
