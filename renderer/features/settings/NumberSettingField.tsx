// A number of the store's settings: saved when the field is left or Enter is pressed, refused with a reason.
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/format/use-format.ts';
import { NUMBER_SETTINGS, type NumberSetting, readField, toFieldText } from './setting-values.ts';

interface Props {
  name: NumberSetting;
  value: number;
  /** Of the store: the unit of money. */
  currency: string;
  onSave: (value: number) => void;
}

export function NumberSettingField({ name, value, currency, onSave }: Props) {
  const { t } = useTranslation();
  const { language, decimal } = useFormat();
  const shown = toFieldText(name, value, language);
  const { register, handleSubmit, reset, formState } = useForm({ defaultValues: { text: shown }, mode: 'onChange' });
  useEffect(() => reset({ text: shown }), [shown, reset]);
  const problem = (text: string): string | true => {
    const reading = readField(name, text);
    if (!reading.problem) return true;
    const { kind } = reading.problem;
    if (kind === 'tooSmall' || kind === 'tooBig') {
      const { limit } = reading.problem;
      return t(`settings.problem.${kind}`, { limit: decimal(limit, Number.isInteger(limit) ? 0 : 1) });
    }
    return t(`settings.problem.${kind}`);
  };
  const save = handleSubmit(({ text }) => {
    const reading = readField(name, text);
    if (reading.value !== null && reading.value !== value) onSave(reading.value);
    else reset({ text: shown });
  });
  const unit = NUMBER_SETTINGS[name];
  const error = formState.errors.text?.message;
  return (
    <form onSubmit={save} noValidate>
      <TextField
        {...register('text', { validate: problem, onBlur: () => void save() })}
        hiddenLabel
        error={!!error}
        helperText={error}
        slotProps={{
          htmlInput: { inputMode: 'decimal', autoComplete: 'off', 'aria-label': t(`settings.store.${name}.title`) },
          input: {
            endAdornment: (
              <InputAdornment position="end">{unit === 'money' ? currency : t(`settings.unit.${unit}`)}</InputAdornment>
            ),
          },
        }}
        sx={{ width: 148, '& input': { textAlign: 'right' } }}
      />
    </form>
  );
}
