// A day: the browser's own date input, in our frame, with limits and a reason when a day is outside them.
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';

interface Props {
  label: string;
  /** ISO day. */
  value: string;
  onChange: (day: string) => void;
  min?: string;
  max?: string;
  helperText?: string;
}

export function DateField({ label, value, onChange, min, max, helperText }: Props) {
  // While a day is being typed the input may be empty or outside the limits; only a good day leaves the field.
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const good = (day: string) => day !== '' && (!min || day >= min) && (!max || day <= max);
  return (
    <TextField
      type="date"
      label={label}
      value={draft}
      error={!good(draft)}
      helperText={helperText}
      onChange={({ target }) => {
        setDraft(target.value);
        if (good(target.value)) onChange(target.value);
      }}
      onBlur={() => good(draft) || setDraft(value)}
      slotProps={{ htmlInput: { min, max }, inputLabel: { shrink: true } }}
      sx={{ width: 168 }}
    />
  );
}
