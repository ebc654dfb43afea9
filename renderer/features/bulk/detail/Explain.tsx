// Why: words first, then the bars of what drove the number, then every figure behind them.
import ExpandMore from '@mui/icons-material/ExpandMoreRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkDetail } from '#core/contract/bulk.ts';
import type { Frequency } from '#core/contract/units.ts';
import { useForecasterWords } from '#renderer/format/use-forecaster-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ConfidenceMark } from '#renderer/ui/ConfidenceMark.tsx';
import { ContributionChart } from '#renderer/ui/charts/ContributionChart.tsx';
import { ExplainFigures } from './ExplainFigures.tsx';
import { useExplainWords } from './use-explain-words.ts';

interface Props {
  detail: BulkDetail;
  currency: string;
  frequency: Frequency;
}

export function Explain({ detail, currency, frequency }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const forecasterWords = useForecasterWords();
  const sentences = useExplainWords(detail, currency);
  const [isOpen, setIsOpen] = useState(false);
  const figuresId = useId();
  const { confidence, explanation, line } = detail;
  const record = [
    confidence.accuracy === null
      ? null
      : t('bulk.explain.accuracy', { share: format.percent(Math.max(0, confidence.accuracy)) }),
    confidence.naiveAccuracy === null
      ? null
      : t('bulk.explain.naive', { share: format.percent(Math.max(0, confidence.naiveAccuracy)) }),
    confidence.inside80 === null ? null : t('bulk.explain.inside', { share: format.percent(confidence.inside80) }),
  ].filter((text) => text !== null);
  return (
    <Box component="section" aria-label={t('bulk.explain.title')} sx={{ minWidth: 0 }}>
      <Typography variant="h3" sx={{ mb: 0.75 }}>
        {t('bulk.explain.title')}
      </Typography>
      {sentences.map((sentence) => (
        <Typography key={sentence} variant="body2" sx={{ mb: 0.75, maxWidth: 560 }}>
          {sentence}
        </Typography>
      ))}
      <Box
        sx={{
          display: 'flex',
          gap: 1,
          alignItems: 'baseline',
          typography: 'caption',
          color: 'text.secondary',
          mt: 1,
          mb: 2,
        }}
      >
        <Box component="span" sx={{ color: 'text.primary' }}>
          <ConfidenceMark level={confidence.level} />
        </Box>
        <span>
          {record.length > 0 ? `${record.join(' · ')} ` : ''}
          {t(`bulk.explain.basis.${confidence.basis}`)}
        </span>
      </Box>
      <ContributionChart
        title={t('bulk.explain.drivers')}
        subtitle={t('bulk.explain.driversNote', { forecaster: forecasterWords(explanation.forecaster, frequency) })}
        explanation={explanation}
        fileName={`drivers-${line.product}`}
      />
      <Button
        size="small"
        onClick={() => setIsOpen(!isOpen)}
        aria-expanded={isOpen}
        aria-controls={figuresId}
        endIcon={
          <ExpandMore sx={{ transform: isOpen ? 'rotate(180deg)' : undefined, transition: 'transform 120ms' }} />
        }
        sx={{ mt: 1, ml: -1.25 }}
      >
        {t('bulk.explain.figures')}
      </Button>
      <Collapse in={isOpen} id={figuresId} unmountOnExit>
        <ExplainFigures explanation={explanation} />
      </Collapse>
    </Box>
  );
}
