// How the figures of the file are laid out: found with a reason, and changeable; headings that only count ask for a day.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { type PeriodStep, SHAPE_KINDS, type ShapeKind } from '#core/contract/import-shape.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import type { MappingState } from './use-mapping.ts';

const STEPS: readonly PeriodStep[] = ['day', 'week', 'month'];

export function ShapeFields({ state }: { state: MappingState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { preset, packing, shape: found } = state.inspection;
  const { shape, headings } = found;
  const long = (day: string) => format.day(day, 'long');
  return (
    <Box sx={{ display: 'grid', gap: 1.5, pt: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <TextField
          select
          label={t('data.shape.label')}
          value={shape.kind}
          onChange={({ target }) => state.setShape({ kind: target.value as ShapeKind })}
          sx={{ width: 330 }}
        >
          {SHAPE_KINDS.map((kind) => (
            <MenuItem key={kind} value={kind}>
              {t(`data.shape.kind.${kind}`)}
            </MenuItem>
          ))}
        </TextField>
        {shape.kind === 'receipts' && (
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={shape.countLines}
                onChange={(_, countLines) => state.setShape({ kind: 'receipts', countLines })}
              />
            }
            label={t('data.shape.countLines')}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        )}
        <Carried state={state} />
        {preset && (
          <Chip
            size="small"
            color={preset.sureness === 'sure' ? 'success' : 'default'}
            variant="outlined"
            label={t(`data.shape.preset.${preset.sureness}`, { name: t(`data.shape.presets.${preset.id}`) })}
          />
        )}
        {packing && (
          <Chip
            size="small"
            variant="outlined"
            label={t(`data.shape.packing.${packing.kind}`, { entry: packing.entry ?? '' })}
          />
        )}
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ '&::first-letter': { textTransform: 'uppercase' } }}>
        {t(`data.shape.because.${found.because}`)}
        {headings &&
          ` · ${t('data.shape.headings', { count: headings.count, first: headings.first, last: headings.last })}`}
        {headings?.firstDay &&
          headings.lastDay &&
          ` · ${t('data.shape.days', { first: long(headings.firstDay), last: long(headings.lastDay) })}`}
      </Typography>
      <FirstDay state={state} />
    </Box>
  );
}

/** A table in blocks: what its empty cells mean can be said otherwise, and back again. */
function Carried({ state }: { state: MappingState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shape } = state.inspection.shape;
  const { shape: said } = state.draft;
  const isOff = said?.carry === false;
  if (shape.kind !== 'long' && shape.kind !== 'receipts') return null;
  if (!shape.carried && !isOff) return null;
  const { kind, carried } = shape;
  return (
    <FormControlLabel
      control={
        <Checkbox size="small" checked={!isOff} onChange={(_, carry) => state.setShape({ ...said, kind, carry })} />
      }
      label={carried ? t('data.shape.carried', { columns: format.list(carried) }) : t('data.shape.carriedAny')}
      slotProps={{ typography: { variant: 'body2' } }}
    />
  );
}

/** Asked where the headings only count: a wrong year would move every season, so nothing is taken by itself. */
function FirstDay({ state }: { state: MappingState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shape, headings, needsFirstDay, suggestedFirstDay } = state.inspection.shape;
  if (shape.kind !== 'dates-as-columns' || !suggestedFirstDay) return null;
  const { step } = shape;
  const say = (firstDay: string) => state.setShape({ kind: 'dates-as-columns', step, firstDay });
  return (
    <>
      {needsFirstDay && (
        <Alert
          severity="warning"
          action={
            <Button
              size="small"
              color="inherit"
              onClick={() => say(suggestedFirstDay.day)}
              sx={{ whiteSpace: 'nowrap' }}
            >
              {t('data.shape.use', { day: format.day(suggestedFirstDay.day, 'long') })}
            </Button>
          }
        >
          <strong>{t('data.shape.ask', { first: headings?.first ?? '' })}</strong>{' '}
          {t('data.shape.use', { day: format.day(suggestedFirstDay.day, 'long') })}:{' '}
          {t(`data.shape.suggestion.${suggestedFirstDay.because}`)}.
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <DateField label={t('data.shape.firstDay')} value={shape.firstDay ?? suggestedFirstDay.day} onChange={say} />
        <TextField
          select
          label={t('data.shape.step')}
          value={step}
          onChange={({ target }) =>
            state.setShape({
              kind: 'dates-as-columns',
              step: target.value as PeriodStep,
              firstDay: shape.firstDay ?? undefined,
            })
          }
          sx={{ width: 150 }}
        >
          {STEPS.map((each) => (
            <MenuItem key={each} value={each}>
              {t(`data.shape.steps.${each}`)}
            </MenuItem>
          ))}
        </TextField>
      </Box>
    </>
  );
}
