// A field that searches while one types; Ctrl+F and "/" lead to it.
import ClearIcon from '@mui/icons-material/CloseRounded';
import Search from '@mui/icons-material/SearchRounded';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import { useDraft } from './use-draft.ts';

/** Waits for a pause in typing: each change asks the engine. */
const TYPING_PAUSE_MS = 180;
const trimmed = (text: string): string => text.trim();

interface Props {
  label: string;
  value: string;
  /** Text without blanks at its ends; empty: everything. */
  onChange: (text: string) => void;
}

export function SearchField({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const draft = useDraft(value, onChange, TYPING_PAUSE_MS, trimmed);
  return (
    <TextField
      type="search"
      value={draft.value}
      onChange={({ target }) => draft.move(target.value)}
      placeholder={label}
      slotProps={{
        htmlInput: { 'aria-label': label, maxLength: 200, 'data-search': '' },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search sx={{ fontSize: 19 }} />
            </InputAdornment>
          ),
          endAdornment: draft.value && (
            <IconButton size="small" aria-label={t('ui.clearSearch')} onClick={() => draft.move('')} edge="end">
              <ClearIcon sx={{ fontSize: 17 }} />
            </IconButton>
          ),
        },
      }}
      // The browser's own cross is another one in each.
      sx={{ width: 260, '& input::-webkit-search-cancel-button': { display: 'none' } }}
    />
  );
}
