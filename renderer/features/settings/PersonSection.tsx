// The name that stands in histories, and the kiosk: both belong to this computer.
import InputAdornment from '@mui/material/InputAdornment';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Preferences, preferencesSchema } from '#core/contract/system.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { SettingRow } from './SettingRow.tsx';
import { usePreferences } from './use-preferences.ts';

export function PersonSection() {
  const { t } = useTranslation();
  const engine = useEngine();
  const { data: info } = useQuery(engine.system.info.queryOptions());
  const { preferences, save, error, reset } = usePreferences();
  if (!preferences || !info) return <SectionSkeleton height={120} />;
  return (
    <Section title={t('settings.person.title')} subtitle={t('settings.person.text')}>
      {error && <ErrorNote error={error} onClose={reset} />}
      <SettingRow title={t('settings.person.name.title')} text={t('settings.person.name.text')}>
        <NameField preferences={preferences} systemName={info.user} onSave={(userName) => save({ userName })} />
      </SettingRow>
      <SettingRow title={t('settings.person.kiosk.title')} text={t('settings.person.kiosk.text')}>
        <MinutesField preferences={preferences} onSave={(kiosk) => save({ kiosk })} />
        <Switch
          checked={preferences.kiosk.enabled}
          onChange={(_event, enabled) => save({ kiosk: { ...preferences.kiosk, enabled } })}
          slotProps={{ input: { 'aria-label': t('settings.person.kiosk.title') } }}
        />
      </SettingRow>
    </Section>
  );
}

interface NameProps {
  preferences: Preferences;
  systemName: string;
  onSave: (name: string | null) => void;
}

function NameField({ preferences, systemName, onSave }: NameProps) {
  const { t } = useTranslation();
  const saved = preferences.userName ?? '';
  const { register, handleSubmit, reset, formState } = useForm({ defaultValues: { name: saved }, mode: 'onChange' });
  useEffect(() => reset({ name: saved }), [saved, reset]);
  const isGood = (text: string) =>
    preferencesSchema.shape.userName.safeParse(text.trim() || null).success || t('settings.person.name.tooLong');
  const save = handleSubmit(({ name }) => {
    if (name.trim() !== saved) onSave(name.trim() || null);
  });
  const error = formState.errors.name?.message;
  return (
    <form onSubmit={save} noValidate>
      <TextField
        {...register('name', { validate: isGood, onBlur: () => void save() })}
        hiddenLabel
        placeholder={preferences.userName === null ? systemName : undefined}
        error={!!error}
        helperText={error}
        slotProps={{ htmlInput: { 'aria-label': t('settings.person.name.title'), autoComplete: 'off' } }}
        sx={{ width: 220 }}
      />
    </form>
  );
}

function MinutesField({
  preferences,
  onSave,
}: {
  preferences: Preferences;
  onSave: (kiosk: Preferences['kiosk']) => void;
}) {
  const { t } = useTranslation();
  const { kiosk } = preferences;
  const saved = String(kiosk.idleMinutes);
  const { register, handleSubmit, reset, formState } = useForm({ defaultValues: { minutes: saved }, mode: 'onChange' });
  useEffect(() => reset({ minutes: saved }), [saved, reset]);
  const isGood = (text: string) =>
    preferencesSchema.shape.kiosk.shape.idleMinutes.safeParse(Number(text)).success ||
    t('settings.person.kiosk.between', { min: 1, max: 120 });
  const save = handleSubmit(({ minutes }) => {
    if (minutes !== saved) onSave({ ...kiosk, idleMinutes: Number(minutes) });
  });
  const error = formState.errors.minutes?.message;
  return (
    <form onSubmit={save} noValidate>
      <TextField
        {...register('minutes', { validate: isGood, onBlur: () => void save() })}
        hiddenLabel
        error={!!error}
        helperText={error}
        slotProps={{
          htmlInput: { inputMode: 'numeric', 'aria-label': t('settings.person.kiosk.minutes') },
          input: { endAdornment: <InputAdornment position="end">{t('settings.unit.minutes')}</InputAdornment> },
        }}
        sx={{ width: 120, '& input': { textAlign: 'right' } }}
      />
    </form>
  );
}
