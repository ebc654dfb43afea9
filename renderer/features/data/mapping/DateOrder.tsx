// Which part of a date is the day: the reading that was chosen and why, with the real dates each reading gives.
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Inspection, Reading } from '#core/contract/imports.ts';
import { useFormat } from '#renderer/format/use-format.ts';

interface Props {
  /** As the file is read: what was found, or what the user chose. */
  chosen: Reading['dateOrder'];
  dateOrder: NonNullable<Inspection['dateOrder']>;
  onChoose: (order: Reading['dateOrder']) => void;
}

export function DateOrder({ chosen, dateOrder, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const because = t(`data.dateOrder.because.${dateOrder.because}`);
  const range = (first: string, last: string, days: number) =>
    t('data.dateOrder.range', {
      first: format.day(first, 'long'),
      last: format.day(last, 'long'),
      days: t('days', { count: days }),
    });
  const [only] = dateOrder.readings;
  if (dateOrder.readings.length < 2) {
    return (
      <Typography variant="body2" sx={{ mt: 2 }}>
        <strong>{t('data.dateOrder.title')}:</strong> {because}
        {only && ` · ${range(only.first, only.last, only.days)}`}
      </Typography>
    );
  }
  return (
    <FormControl sx={{ mt: 2 }}>
      <FormLabel
        id="date-order"
        sx={{ typography: 'h3', color: 'text.primary', '&.Mui-focused': { color: 'text.primary' } }}
      >
        {t('data.dateOrder.title')}
      </FormLabel>
      <Typography variant="caption" color="textSecondary">
        {because}
      </Typography>
      <RadioGroup
        aria-labelledby="date-order"
        value={chosen}
        onChange={({ target }) => onChoose(target.value as Reading['dateOrder'])}
      >
        {dateOrder.readings.map(({ order, first, last, days }) => (
          <FormControlLabel
            key={order}
            value={order}
            control={<Radio size="small" />}
            slotProps={{ typography: { variant: 'body2' } }}
            label={
              <>
                <strong>{t(`data.dateOrder.order.${order}`)}</strong> · {range(first, last, days)}
              </>
            }
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
