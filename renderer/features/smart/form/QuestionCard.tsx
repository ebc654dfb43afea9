// The question: product, date, and everything the user may set, each with the value that is known.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Divider from '@mui/material/Divider';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { KnownContext } from '#core/contract/predictions.ts';
import type { Store } from '#core/contract/stores.ts';
import { addDays } from '#renderer/format/days.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ProductPicker } from '#renderer/ui/pickers/ProductPicker.tsx';
import type { SmartState } from '../use-smart.ts';
import { DemandInputs } from './DemandInputs.tsx';
import { StockInputs } from './StockInputs.tsx';

interface Props {
  store: Store;
  lastDay: string;
  product: string;
  name: string | undefined;
  known: KnownContext | undefined;
  state: SmartState;
}

/** How far ahead a date may lie: 90 steps, months shortened so that each of them fits. */
const REACH_DAYS = { daily: 90, weekly: 630, monthly: 2_700 } as const;

export function QuestionCard({ store, lastDay, product, name, known, state }: Props) {
  const { t } = useTranslation();
  const hasChanges = Object.keys(state.context).length > 0;
  return (
    <Card
      component="section"
      aria-label={t('smart.question')}
      sx={{
        p: 2.25,
        display: 'grid',
        gap: 1.5,
        position: { md: 'sticky' },
        top: { md: 0 },
        maxHeight: { md: 'calc(100vh - 84px)' },
        overflowY: { md: 'auto' },
      }}
    >
      <ProductPicker
        store={store.code}
        value={{ code: product, name: name ?? product, category: null }}
        onChange={(picked) => picked && state.setProduct(picked.code)}
        width="100%"
      />
      <DateField
        label={t('smart.date')}
        value={state.date}
        min={addDays(lastDay, 1)}
        max={addDays(lastDay, REACH_DAYS[store.frequency])}
        onChange={state.setDate}
        width="100%"
      />
      <Divider />
      <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 28 }}>
        <Typography variant="h3" component="h2" sx={{ flex: 1 }}>
          {t('smart.demandInputs')}
        </Typography>
        {hasChanges && (
          <Button size="small" onClick={() => state.setContext({})} sx={{ my: -0.5 }}>
            {t('smart.resetAll')}
          </Button>
        )}
      </Box>
      {known && (
        <>
          <DemandInputs known={known} state={state} currency={store.settings.currency} />
          <Divider />
          <Typography variant="h3" component="h2">
            {t('smart.stockInputs')}
          </Typography>
          <StockInputs store={store.code} known={known} state={state} />
        </>
      )}
    </Card>
  );
}
