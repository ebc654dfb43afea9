// What the import would give, from the first rows, beside what is being said of the columns.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#core/contract/imports.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Section } from '#renderer/ui/Section.tsx';
import { FactList } from '../FactList.tsx';
import { UnitsPerDay } from '../report/UnitsPerDay.tsx';
import type { MappingState } from './use-mapping.ts';
import { type PreviewState, usePreview } from './use-preview.ts';

const MOST_ISSUES = 3;

export function ResultPreview({ state }: { state: MappingState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const found = usePreview(state);
  const preview = found?.preview;
  const count = preview?.rows.total ?? 0;
  const words = { count, formatted: format.count(count) };
  return (
    <Section
      title={t('data.result.title')}
      subtitle={preview ? t(preview.isPartial ? 'data.result.first' : 'data.result.all', words) : t('data.result.text')}
    >
      <Box aria-live="polite" aria-busy={found?.isOld ?? false}>
        {found === null ? <Typography variant="body2">{t('data.result.notYet')}</Typography> : <Result found={found} />}
      </Box>
    </Section>
  );
}

function Result({ found: { preview, isOld, error } }: { found: PreviewState }) {
  const { t } = useTranslation();
  if (error) {
    const { title, advice } = errorWords(error, t);
    return (
      <Alert severity="warning">
        <strong>{title}</strong> {advice}
      </Alert>
    );
  }
  if (!preview) {
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton variant="rounded" height={220} />
      </div>
    );
  }
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ height: 2, mb: -1 }}>{isOld && <LinearProgress sx={{ height: 2 }} aria-label={t('loading')} />}</Box>
      <Figures preview={preview} />
      <Days preview={preview} />
      <Issues preview={preview} />
    </Box>
  );
}

function Figures({ preview: { rows, result } }: { preview: ImportPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { firstDay, lastDay, revenue } = result;
  return (
    <FactList
      facts={[
        [t('data.effect.period'), firstDay && lastDay ? `${format.day(firstDay)} – ${format.day(lastDay)}` : '–'],
        [t('data.effect.products'), format.count(result.products)],
        [t('data.effect.units'), format.count(result.units)],
        ...(revenue === null ? [] : [[t('data.role.revenue'), format.decimal(revenue)] as const]),
        [t('data.report.rejected'), format.count(rows.rejected)],
      ]}
    />
  );
}

function Days({ preview: { result } }: { preview: ImportPreview }) {
  const { t } = useTranslation();
  return (
    <div>
      <Typography variant="label" component="h3" color="textSecondary" sx={{ m: 0 }}>
        {t('data.report.perDay')}
      </Typography>
      <UnitsPerDay perDay={result.perDay} height={140} />
    </div>
  );
}

/** The most frequent of what is wrong; all of it is in the report. */
function Issues({ preview: { issues } }: { preview: ImportPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const worst = issues.filter(({ severity }) => severity !== 'note').slice(0, MOST_ISSUES);
  if (worst.length === 0) return null;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.25, typography: 'caption', color: 'text.secondary' }}>
      {worst.map(({ code, column, count, examples: [first] }) => (
        <li key={`${code}-${column}`}>
          {format.count(count)} × {t(`data.issue.${code}`)}
          {column && ` · ${column}`}
          {first && first.value !== '' && ` · “${first.value}”`}
        </li>
      ))}
    </Box>
  );
}
