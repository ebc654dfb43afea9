// A price planned for the chosen days.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  currency: string;
  /** null: cancelled. */
  onDone: (price: number | null) => void;
}

export function PriceForm({ currency, onDone }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const price = Number(text.trim().replace(',', '.'));
  const isGood = text.trim() !== '' && Number.isFinite(price) && price >= 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setWasSent(true);
    if (isGood) onDone(price);
  };
  return (
    <Box
      component="form"
      onSubmit={send}
      noValidate
      sx={{
        mt: 1.5,
        p: 1.5,
        borderRadius: 2,
        bgcolor: 'background.sunken',
        display: 'flex',
        gap: 1,
        alignItems: 'center',
      }}
    >
      <TextField
        label={t('forecast.day.priceIn', { currency })}
        value={text}
        autoFocus
        onChange={({ target }) => setText(target.value)}
        error={wasSent && !isGood}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
        sx={{ width: 150 }}
      />
      <Button type="submit" size="small" variant="contained">
        {t('forecast.own.save')}
      </Button>
      <Button size="small" onClick={() => onDone(null)}>
        {t('actions.cancel')}
      </Button>
    </Box>
  );
}
