// A setting of the store with a few choices: saved as soon as another one is taken.
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import { type ChoiceSetting, choicesOf } from './setting-values.ts';

interface Props {
  name: ChoiceSetting;
  value: string;
  onSave: (value: string) => void;
}

export function ChoiceSettingField({ name, value, onSave }: Props) {
  const { t } = useTranslation();
  // The choices of a setting have their words beside its title; which belong together the type cannot tell.
  const wordOf = (choice: string) => t(`settings.store.${name}.${choice}` as 'settings.store.policy.periodic');
  return (
    <TextField
      select
      value={value}
      onChange={({ target }) => target.value !== value && onSave(target.value)}
      hiddenLabel
      size="small"
      slotProps={{ select: { SelectDisplayProps: { 'aria-label': t(`settings.store.${name}.title`) } } }}
      sx={{ width: 280 }}
    >
      {choicesOf(name).map((choice) => (
        <MenuItem key={choice} value={choice}>
          {wordOf(choice)}
        </MenuItem>
      ))}
    </TextField>
  );
}
