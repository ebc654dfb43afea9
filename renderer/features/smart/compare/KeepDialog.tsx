// Keeping a scenario: says what will be saved before anything is, and offers the way back afterwards.
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PredictionContext } from '#core/contract/predictions.ts';
import { addDays } from '#renderer/format/days.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { type Keepable, keepsAnything, keptScenario } from './kept-scenario.ts';
import { useContextWords } from './use-context-words.ts';
import { useKeepScenario } from './use-keep-scenario.ts';

/** Four weeks, the day itself among them: what a price is tried for. */
const USUAL_DAYS = 28;
/** Plans may span this many days. */
const MOST_DAYS = 730;

interface Props extends Keepable {
  name: string;
  currency: string;
  onClose: () => void;
}

export function KeepDialog({ name, currency, onClose, ...scenario }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const contextWords = useContextWords(currency);
  const titleId = useId();
  const { date, context } = scenario;
  const [until, setUntil] = useState(addDays(date, USUAL_DAYS - 1));
  const kept = keptScenario(scenario, until);
  const keep = useKeepScenario();
  const some = ({ product: _, ...values }: PredictionContext & { product?: string }) => contextWords(values);
  const [lasting, promotion] = [
    kept.plans.find(({ to }) => to !== undefined),
    kept.plans.find(({ to }) => to === undefined),
  ];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <DialogTitle id={titleId} variant="h2" sx={{ pb: 0.5 }}>
        {t('smart.keep.title', { name })}
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        {kept.terms && (
          <Typography variant="body2">
            {t('smart.keep.terms', { values: some(kept.terms as PredictionContext) })}
          </Typography>
        )}
        {lasting && (
          <>
            <Typography variant="body2">
              {t('smart.keep.plan', {
                values: contextWords({ price: lasting.price ?? undefined, discount: lasting.discount ?? undefined }),
                day: format.day(date, 'medium'),
              })}
            </Typography>
            <DateField
              label={t('smart.keep.until')}
              value={until}
              min={date}
              max={addDays(date, MOST_DAYS - 1)}
              onChange={setUntil}
            />
          </>
        )}
        {promotion && (
          <Typography variant="body2">
            {t('smart.keep.promotion', {
              values: contextWords({ promotion: context.promotion }),
              day: format.day(date, 'medium'),
            })}
          </Typography>
        )}
        {kept.left.length > 0 && (
          <Typography variant="body2" color="textSecondary">
            {t('smart.keep.left', { inputs: format.list(kept.left.map((input) => t(`smart.input.${input}`))) })}
          </Typography>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button variant="outlined" onClick={onClose}>
          {t('actions.cancel')}
        </Button>
        <Button
          variant="contained"
          disabled={!keepsAnything(kept) || keep.isPending}
          onClick={() => keep.mutate({ store: scenario.prediction.store, name, kept }, { onSuccess: onClose })}
        >
          {t('smart.keep.confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
