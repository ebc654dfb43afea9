// Settings of a training; an empty field leaves the choice to the engine.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { TrainSettings } from '#core/contract/models.ts';

const NUMBERS = [
  { name: 'numTrees', min: 1, max: 5_000, step: 1 },
  { name: 'learningRate', min: 0.001, max: 1, step: 0.001 },
  { name: 'numLeaves', min: 2, max: 1_024, step: 1 },
  { name: 'earlyStoppingRounds', min: 0, max: 1_000, step: 1 },
  { name: 'seed', min: 0, max: 2 ** 31 - 1, step: 1 },
  { name: 'threads', min: 1, max: 64, step: 1 },
] as const;
const OBJECTIVES: TrainSettings['objective'][] = ['auto', 'squared-error', 'poisson', 'tweedie'];

type NumberName = (typeof NUMBERS)[number]['name'];
type Form = Record<NumberName, string> & { objective: TrainSettings['objective'] };

const EMPTY: Form = {
  numTrees: '',
  learningRate: '',
  numLeaves: '',
  earlyStoppingRounds: '',
  seed: '',
  threads: '',
  objective: 'auto',
};

function toSettings(form: Form): Partial<TrainSettings> {
  const settings: Partial<TrainSettings> = form.objective === 'auto' ? {} : { objective: form.objective };
  for (const { name } of NUMBERS) if (form[name].trim() !== '') settings[name] = Number(form[name]);
  return settings;
}

interface Props {
  onClose: () => void;
  onTrain: (settings: Partial<TrainSettings>) => void;
}

export function TrainSettingsDialog({ onClose, onTrain }: Props) {
  const { t } = useTranslation();
  const { register, control, handleSubmit, formState } = useForm<Form>({ defaultValues: EMPTY });
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="train-settings-title">
      <form noValidate onSubmit={handleSubmit((form) => onTrain(toSettings(form)))}>
        <DialogTitle id="train-settings-title" variant="h2" sx={{ pb: 0.5 }}>
          {t('models.settings')}
        </DialogTitle>
        <DialogContent>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
            {t('models.settingsText')}
          </Typography>
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: '1fr 1fr' }}>
            <Controller
              name="objective"
              control={control}
              render={({ field }) => (
                <TextField select label={t('models.setting.objective')} {...field}>
                  {OBJECTIVES.map((objective) => (
                    <MenuItem key={objective} value={objective}>
                      {t(`models.objective.${objective}`)}
                    </MenuItem>
                  ))}
                </TextField>
              )}
            />
            {NUMBERS.map(({ name, min, max, step }) => (
              <TextField
                key={name}
                label={t(`models.setting.${name}`)}
                placeholder={t('models.automatic')}
                error={!!formState.errors[name]}
                helperText={formState.errors[name] && t('models.between', { min, max })}
                slotProps={{ htmlInput: { inputMode: 'decimal' }, inputLabel: { shrink: true } }}
                {...register(name, {
                  validate: (text) => {
                    if (text.trim() === '') return true;
                    const value = Number(text);
                    return value >= min && value <= max && (step < 1 || Number.isInteger(value));
                  },
                })}
              />
            ))}
          </Box>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2.5 }}>
          <Button variant="outlined" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button type="submit" variant="contained">
            {t('models.train')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
