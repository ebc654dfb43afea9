// Why: words first, then the staircase of what drove the number, then every figure behind it; and how sure it is.
import ExpandMore from '@mui/icons-material/ExpandMoreRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '#core/contract/predictions.ts';
import type { Frequency } from '#core/contract/units.ts';
import { ExplainFigures } from '#renderer/features/bulk/detail/ExplainFigures.tsx';
import { explainDifference, explainLines } from '#renderer/format/explain-lines.ts';
import { useForecasterWords } from '#renderer/format/use-forecaster-words.ts';
import { useReasonWords } from '#renderer/format/use-reason-words.ts';
import { ContributionChart } from '#renderer/ui/charts/ContributionChart.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Sureness } from './Sureness.tsx';

interface Props {
  prediction: Prediction;
  usual: Prediction | undefined;
  hasChanges: boolean;
  frequency: Frequency;
}

export function WhyCard({ prediction, usual, hasChanges, frequency }: Props) {
  const { t } = useTranslation();
  const words = useReasonWords();
  const forecasterWords = useForecasterWords();
  const [isOpen, setIsOpen] = useState(false);
  const figuresId = useId();
  const { explanation, date, product } = prediction;
  const lines = explainLines(explanation);
  const [chosen, setChosen] = useState<'usual' | 'average' | null>(null);
  // A day on which nothing stands out has no stairs to show against a usual one.
  const against = chosen ?? (lines.hasReasons && lines.reasons.length > 0 ? 'usual' : 'average');
  const fromUsual = {
    ...explanation,
    baseline: lines.usual,
    contributions: lines.effects.map(({ group, units }) => ({ group, units, features: [] })),
  };
  const sentences = words.explain(explanation, date, frequency);
  const changed =
    hasChanges && usual && usual.date === date
      ? words.changes(explainDifference(usual.explanation, explanation))
      : null;
  return (
    <Section title={t('bulk.explain.title')}>
      <Box
        sx={{
          display: 'grid',
          columnGap: 4,
          rowGap: 2.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1.1fr)' },
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          {sentences.map((sentence) => (
            <Typography key={sentence} variant="body1" sx={{ mb: 1, fontWeight: 500 }}>
              {sentence}
            </Typography>
          ))}
          {changed && (
            <Typography variant="body2" sx={{ mb: 1 }}>
              {changed}
            </Typography>
          )}
          <Sureness confidence={prediction.confidence} />
        </Box>
        <ContributionChart
          title={t('bulk.explain.drivers')}
          subtitle={forecasterWords(explanation.forecaster, frequency)}
          explanation={against === 'usual' ? fromUsual : explanation}
          from={against === 'usual' ? words.usualDay(date, frequency) : undefined}
          fileName={`drivers-${product}`}
          controls={
            lines.hasReasons && (
              <ToggleButtonGroup
                exclusive
                size="small"
                value={against}
                aria-label={t('smart.explain.against')}
                onChange={(_event, next: 'usual' | 'average' | null) => next && setChosen(next)}
              >
                <ToggleButton value="usual">{t('smart.explain.usual')}</ToggleButton>
                <ToggleButton value="average">{t('smart.explain.average')}</ToggleButton>
              </ToggleButtonGroup>
            )
          }
        />
      </Box>
      <Button
        size="small"
        onClick={() => setIsOpen(!isOpen)}
        aria-expanded={isOpen}
        aria-controls={figuresId}
        endIcon={
          <ExpandMore sx={{ transform: isOpen ? 'rotate(180deg)' : undefined, transition: 'transform 120ms' }} />
        }
        sx={{ mt: 1.5, ml: -1.25 }}
      >
        {t('smart.explain.figures')}
      </Button>
      <Collapse in={isOpen} id={figuresId} unmountOnExit>
        <ExplainFigures explanation={explanation} />
      </Collapse>
    </Section>
  );
}
