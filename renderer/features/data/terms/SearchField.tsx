// A field that searches while one types.
import Search from '@mui/icons-material/SearchRounded';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';

/** Waits for a pause in typing: each change asks the engine. */
const TYPING_PAUSE_MS = 180;

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
}

export function SearchField({ label, value, onChange }: Props) {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  useEffect(() => {
    if (draft.trim() === value) return;
    const timer = setTimeout(() => onChange(draft), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, value, onChange]);
  return (
    <TextField
      type="search"
      value={draft}
      onChange={({ target }) => setDraft(target.value)}
      placeholder={label}
      slotProps={{
        htmlInput: { 'aria-label': label, maxLength: 200, 'data-search': '' },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search sx={{ fontSize: 19 }} />
            </InputAdornment>
          ),
        },
      }}
      sx={{ width: 240 }}
    />
  );
}
