// The user's own number for some days: units or a change in percent, and why.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OverrideKind } from '#core/contract/overrides.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useForecastChanges } from '../mutations.ts';

const LEAST_REASON = 3;

interface Props {
  store: string;
  product: string;
  from: string;
  to: string;
  /** Over all of the days. */
  modelUnits: number;
  steps: number;
  onDone: () => void;
}

export function OwnNumberForm({ store, product, from, to, modelUnits, steps, onDone }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { setOverride } = useForecastChanges();
  const [kind, setKind] = useState<OverrideKind>('units');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const value = Number(amount.trim().replace(',', '.'));
  const least = kind === 'units' ? 0 : -100;
  const isGood = amount.trim() !== '' && Number.isFinite(value) && value >= least;
  const hasReason = reason.trim().length >= LEAST_REASON;
  const result = kind === 'units' ? value * steps : modelUnits * (1 + value / 100);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setWasSent(true);
    if (!isGood || !hasReason) return;
    setOverride.mutate(
      { store, product, from, to, kind, amount: kind === 'units' ? value : value / 100, reason: reason.trim() },
      { onSuccess: onDone },
    );
  };
  return (
    <Box
      component="form"
      onSubmit={send}
      noValidate
      sx={{ mt: 1.5, p: 1.5, borderRadius: 2, bgcolor: 'background.sunken', display: 'grid', gap: 1.25 }}
    >
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <TextField
          label={kind === 'units' ? t('forecast.own.units') : t('forecast.own.percent')}
          value={amount}
          onChange={({ target }) => setAmount(target.value)}
          error={wasSent && !isGood}
          autoFocus
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          sx={{ width: 150 }}
        />
        <ToggleButtonGroup
          exclusive
          size="small"
          value={kind}
          aria-label={t('forecast.own.kind')}
          onChange={(_event, next: OverrideKind | null) => next && setKind(next)}
        >
          <ToggleButton value="units">{t('forecast.own.kindUnits')}</ToggleButton>
          <ToggleButton value="change">{t('forecast.own.kindChange')}</ToggleButton>
        </ToggleButtonGroup>
      </Box>
      <TextField
        label={t('forecast.own.reason')}
        placeholder={t('forecast.own.reasonHint')}
        value={reason}
        required
        onChange={({ target }) => setReason(target.value)}
        error={wasSent && !hasReason}
        helperText={wasSent && !hasReason ? t('forecast.own.reasonNeeded') : undefined}
        slotProps={{ htmlInput: { maxLength: 500 } }}
        fullWidth
      />
      <Typography variant="caption" color="textSecondary" aria-live="polite">
        {isGood
          ? t('forecast.own.result', { units: format.units(result), model: format.units(modelUnits) })
          : t('forecast.own.text')}
      </Typography>
      {setOverride.error && (
        <Typography variant="caption" color="error" role="alert">
          {errorWords(setOverride.error, t).title}
        </Typography>
      )}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" size="small" variant="contained" loading={setOverride.isPending}>
          {t('forecast.own.save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('actions.cancel')}
        </Button>
      </Box>
    </Box>
  );
}
