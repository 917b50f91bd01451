import { useState } from 'react';
import { insertTemplate, openTemplate, planInsertion, type InsertionPlan } from '../../workbook/insertTemplate';
import { useLanguage } from '../language';
import { useServices } from '../services';
import { toProblem } from '../shared/problem';
import { type Insertion } from './insertion';
import { type TemplateOffer } from './templateOffer';

/** Steps of an insertion, each of which ends in a state to show and never rejects. */
interface InsertionSteps {
  readonly insertion: Insertion;
  plan(offer: TemplateOffer): Promise<void>;
  insert(offer: TemplateOffer, plan: InsertionPlan): Promise<void>;
  openSeparately(offer: TemplateOffer): Promise<void>;
  reset(): void;
}

export function useInsertion(onInserted: () => void): InsertionSteps {
  const { port, host, fetchTemplate } = useServices();
  const language = useLanguage();
  const [insertion, setInsertion] = useState<Insertion>({ step: 'choosing' });

  async function orFail(offer: TemplateOffer, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      setInsertion({ step: 'failed', offer, problem: toProblem(thrown) });
    }
  }

  const plan = (offer: TemplateOffer): Promise<void> =>
    orFail(offer, async () => {
      setInsertion({ step: 'planning', offer });
      setInsertion({ step: 'asking', offer, plan: await planInsertion(port) });
    });

  const openSeparately = (offer: TemplateOffer): Promise<void> =>
    orFail(offer, async () => {
      setInsertion({ step: 'inserting', offer, plan: { into: 'newWorkbook' } });
      await openTemplate(port, await fetchTemplate(offer.id, language));
      setInsertion({ step: 'opened', offer });
    });

  const insertHere = (offer: TemplateOffer, agreed: InsertionPlan): Promise<void> =>
    orFail(offer, async () => {
      setInsertion({ step: 'inserting', offer, plan: agreed });
      await insertTemplate(port, await fetchTemplate(offer.id, language));
      await host.openPaneWithDocument().catch(() => undefined);
      setInsertion({ step: 'choosing' });
      onInserted();
    });

  return {
    insertion,
    plan,
    insert: (offer, agreed) => (agreed.into === 'newWorkbook' ? openSeparately(offer) : insertHere(offer, agreed)),
    openSeparately,
    reset: () => setInsertion({ step: 'choosing' }),
  };
}
