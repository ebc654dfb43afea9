// The user's own numbers that stand, with their reasons, and what they were worth once the sales came in.
import Delete from '@mui/icons-material/DeleteOutlineRounded';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Override, OverrideValue } from '#core/contract/overrides.ts';
import type { Store } from '#core/contract/stores.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Term } from '#renderer/ui/help/Term.tsx';
import type { Subject } from '#renderer/ui/pickers/SubjectPicker.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { useForecastChanges } from '../mutations.ts';
import { useOverrides } from '../queries.ts';

export function OwnNumbers({ store, subject }: { store: Store; subject: Subject }) {
  const { t } = useTranslation();
  const { data } = useOverrides(store, subject);
  const overrides = data?.overrides ?? [];
  return (
    <Section title={<Term name="override">{t('forecast.own.title')}</Term>} subtitle={t('forecast.own.subtitle')}>
      {overrides.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {subject.product ? t('forecast.own.none') : t('forecast.own.noneInStore')}
        </Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 340, overflowY: 'auto' }}>
          {overrides.map((override) => (
            <Entry key={override.id} override={override} withName={!subject.product} />
          ))}
        </Box>
      )}
      {data?.value && (
        <Typography variant="body2" sx={{ mt: 1.5, fontWeight: 560 }}>
          <ValueWords value={data.value} />
        </Typography>
      )}
    </Section>
  );
}

function Entry({ override, withName }: { override: Override; withName: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { removeOverride } = useForecastChanges();
  const { from, to, kind, amount, reason, name, createdAt, createdBy, days, value } = override;
  const span =
    from === to
      ? format.day(from, 'medium')
      : t('forecast.day.range', { from: format.day(from, 'short'), to: format.day(to, 'short') });
  const what = kind === 'units' ? t('forecast.own.unitsEach', { units: format.units(amount) }) : format.change(amount);
  const model = days.reduce((sum, { modelUnits }) => sum + modelUnits, 0);
  const own = days.reduce((sum, { units }) => sum + units, 0);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 1,
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0, pt: 0 },
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="body2" sx={{ fontWeight: 560 }}>
          {withName ? `${name} · ` : ''}
          {span}: {what}
        </Typography>
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {reason}
        </Typography>
        <Typography variant="caption" color="textSecondary" component="div">
          {t('forecast.own.by', { user: createdBy, when: format.moment(createdAt) })} ·{' '}
          {t('forecast.own.instead', { own: format.units(own), model: format.units(model) })}
        </Typography>
        <Typography variant="caption" color="textSecondary" component="div">
          {value ? <ValueWords value={value} /> : t('forecast.own.notYet')}
        </Typography>
      </Box>
      <Tooltip title={t('forecast.own.remove')}>
        <IconButton
          size="small"
          aria-label={`${t('forecast.own.remove')}: ${span}`}
          onClick={() => removeOverride.mutate({ id: override.id })}
          sx={{ alignSelf: 'flex-start' }}
        >
          <Delete sx={{ fontSize: 19 }} />
        </IconButton>
      </Tooltip>
    </Box>
  );
}

function ValueWords({ value }: { value: OverrideValue }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { days, errorWith, errorWithout } = value;
  const side = errorWith < errorWithout ? 'better' : errorWith > errorWithout ? 'worse' : 'same';
  return (
    <>
      {t(`forecast.own.value.${side}`, {
        count: days,
        own: format.units(errorWith),
        model: format.units(errorWithout),
      })}
    </>
  );
}
