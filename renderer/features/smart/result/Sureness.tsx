// How far the number may be trusted, told by how past forecasts did: never a percentage that nobody measured.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Confidence } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ConfidenceMark } from '#renderer/ui/ConfidenceMark.tsx';
import { Term, type TermName } from '#renderer/ui/help/Term.tsx';

/** The word of the glossary that each figure is. */
const TERMS = { inside: 'coverage', accuracy: 'wape', naive: 'seasonalNaive' } as const satisfies Record<
  string,
  TermName
>;

export function Sureness({ confidence }: { confidence: Confidence }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { level, inside80, accuracy, naiveAccuracy, basis, observations } = confidence;
  const share = (value: number) => format.percent(Math.max(0, value));
  const figures = [
    ...(inside80 === null ? [] : [{ key: 'inside', value: share(inside80) }]),
    ...(accuracy === null ? [] : [{ key: 'accuracy', value: share(accuracy) }]),
    ...(naiveAccuracy === null ? [] : [{ key: 'naive', value: share(naiveAccuracy) }]),
  ] as { key: 'inside' | 'accuracy' | 'naive'; value: string }[];
  return (
    <Box component="section" aria-label={t('smart.confidence.title')} sx={{ mt: 2 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 0.75 }}>
        <Typography variant="h3">
          <Term name="confidence">{t('smart.confidence.title')}</Term>
        </Typography>
        <Box sx={{ typography: 'body2', fontWeight: 560 }}>
          <ConfidenceMark level={level} />
        </Box>
      </Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', typography: 'caption', color: 'text.secondary' }}>
        {figures.map(({ key, value }) => (
          <li key={key}>
            <Box
              component="strong"
              sx={{ color: 'text.primary', fontWeight: 600, display: 'inline-block', minWidth: 40 }}
            >
              {value}
            </Box>{' '}
            <Term name={TERMS[key]}>{t(`smart.confidence.${key}`)}</Term>
          </li>
        ))}
        <li>
          {observations > 0 &&
            `${t('smart.confidence.observations', { count: observations, formatted: format.count(observations) })} `}
          {t(`bulk.explain.basis.${basis}`)}
        </li>
      </Box>
    </Box>
  );
}
