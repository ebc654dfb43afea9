// What can be done with an answer: see its evidence (and print that), put it aside as a scenario, export it.
import Compare from '@mui/icons-material/CompareArrowsRounded';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { ExportChoice } from '#core/contract/export-choice.ts';
import type { Prediction, PredictionContext } from '#core/contract/predictions.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { SaveMenu } from '#renderer/ui/SaveMenu.tsx';
import { useToast } from '#renderer/ui/toast.tsx';
import { EvidenceButton } from '../evidence/EvidenceButton.tsx';
import { SCENARIO_KEYS, type Scenarios } from './compare/use-scenarios.ts';

interface Props {
  store: Store;
  prediction: Prediction;
  context: PredictionContext;
  date: string;
  scenarios: Scenarios;
}

export function SmartActions({ store, prediction, context, date, scenarios }: Props) {
  const { t } = useTranslation();
  const client = useEngineClient();
  const toast = useToast();
  const write = (choice: ExportChoice) => {
    const rows = [...scenarios.list, { name: t('smart.compare.now'), date, context }];
    return client.predictions.exportScenarios({
      store: store.code,
      product: prediction.product,
      scenarios: rows.map(({ name, date: day, context: set }) => ({ name: name || '–', date: day, context: set })),
      ...choice,
    });
  };

  return (
    <>
      <EvidenceButton
        variant="outlined"
        store={store.code}
        product={prediction.product}
        date={date}
        context={context}
      />
      {SCENARIO_KEYS.map((key) => (
        <Button
          key={key}
          size="small"
          variant="outlined"
          startIcon={<Compare sx={{ fontSize: 17 }} />}
          onClick={() => {
            scenarios.save({ key, name: t('smart.compare.scenario', { key }), date, context });
            toast({ text: t('smart.compare.saved', { name: t('smart.compare.scenario', { key }) }) });
          }}
        >
          {t('smart.compare.save', { name: key })}
        </Button>
      ))}
      <SaveMenu look="icon" write={write} />
    </>
  );
}
