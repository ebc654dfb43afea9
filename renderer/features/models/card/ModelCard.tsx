// The card of one model: how good, against what, where, with which bands, from which data.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ModelCard as Card } from '#core/contract/models.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { useStepWords } from '#renderer/format/use-step-words.ts';
import { LossChart } from '#renderer/ui/charts/LossChart.tsx';
import { FormulaPopover } from '#renderer/ui/help/FormulaPopover.tsx';
import { Later } from '#renderer/ui/Later.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { StatCard, StatRow } from '#renderer/ui/StatCard.tsx';
import { naiveOf } from '../ModelTable.tsx';
import { useModelNoticeWords } from '../use-model-notice-words.ts';
import { AccuracyTable } from './AccuracyTable.tsx';
import { ByClass } from './ByClass.tsx';
import { Facts } from './Facts.tsx';
import { Importance } from './Importance.tsx';

/** The share of actuals that an 80 % band should hold, give or take this, is called right. */
const COVERAGE_TOLERANCE = 0.05;

export function ModelCard({ card }: { card: Card }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stepWords = useStepWords(card.frequency);
  const engine = useEngine();
  const { data: curve } = useQuery(engine.models.curve.queryOptions({ input: { modelId: card.id } }));
  const { accuracy, coverage } = card;
  const naive = naiveOf(card);
  const gain = accuracy.wape !== null && naive?.wape ? 1 - accuracy.wape / naive.wape : null;
  const inside = coverage.inside80;
  const notices = useModelNoticeWords()(card);
  const share = (value: number) => format.percent(value, 1);
  const checkedOn = {
    label: t('models.formula.checkedOn'),
    value: `${format.day(card.validation.firstDay)} – ${format.day(card.validation.lastDay)}`,
    source: 'yours',
  } as const;
  return (
    <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0 }}>
      {notices.length > 0 && (
        <Alert severity="info">
          {notices.map((notice) => (
            <div key={notice}>{notice}</div>
          ))}
        </Alert>
      )}
      <Box sx={{ mb: -2.5 }}>
        <StatRow columns={4}>
          <StatCard
            label={t('models.card.accuracy')}
            term="wape"
            figure={
              accuracy.wape !== null && (
                <FormulaPopover
                  title={t('models.card.accuracy')}
                  formula={t('models.formula.accuracy')}
                  inputs={[
                    { label: t('models.measure.wape'), value: share(accuracy.wape), source: 'computed' },
                    checkedOn,
                  ]}
                  worked={`1 − ${share(accuracy.wape)}`}
                  result={share(Math.max(0, 1 - accuracy.wape))}
                />
              )
            }
            note={t('models.card.accuracyNote', { days: stepWords(card.validation.steps) })}
          />
          <StatCard
            label={
              gain !== null && gain <= 0
                ? t(`models.card.loss.${card.frequency}`)
                : t(`models.card.gain.${card.frequency}`)
            }
            term="seasonalNaive"
            figure={
              gain !== null &&
              accuracy.wape !== null &&
              naive?.wape != null && (
                <FormulaPopover
                  title={gain <= 0 ? t(`models.card.loss.${card.frequency}`) : t(`models.card.gain.${card.frequency}`)}
                  formula={t('models.formula.gain')}
                  inputs={[
                    { label: t('models.formula.own'), value: share(accuracy.wape), source: 'computed' },
                    { label: t('models.formula.naive'), value: share(naive.wape), source: 'computed' },
                    checkedOn,
                  ]}
                  worked={`1 − ${share(accuracy.wape)} ÷ ${share(naive.wape)} = ${format.change(gain)}`}
                  result={share(Math.abs(gain))}
                />
              )
            }
            note={
              accuracy.wape !== null &&
              naive?.wape != null &&
              t('models.card.gainNote', { own: format.percent(accuracy.wape, 1), naive: format.percent(naive.wape, 1) })
            }
          />
          <StatCard
            label={t('models.card.bias')}
            term="bias"
            figure={accuracy.bias === null ? null : format.change(accuracy.bias)}
            note={
              accuracy.bias === null || Math.abs(accuracy.bias) < 0.01
                ? t('models.card.biasNone')
                : accuracy.bias > 0
                  ? t('models.card.biasHigh')
                  : t('models.card.biasLow')
            }
          />
          <StatCard
            label={t('models.card.coverage')}
            term="coverage"
            figure={inside === null ? null : format.percent(inside)}
            note={
              inside === null
                ? undefined
                : Math.abs(inside - 0.8) <= COVERAGE_TOLERANCE
                  ? t('models.card.coverageRight')
                  : inside > 0.8
                    ? t('models.card.coverageWide')
                    : t('models.card.coverageNarrow')
            }
          />
        </StatRow>
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1.12fr)' },
        }}
      >
        <AccuracyTable card={card} />
        <ByClass card={card} />
        <Later>
          <Importance features={card.features} />
          {curve && curve.length > 1 ? (
            <LossChart
              title={t('models.curve')}
              subtitle={t('models.curveText')}
              curve={curve}
              frequency={card.frequency}
              height={250}
            />
          ) : (
            curve === undefined && <SectionSkeleton height={250} />
          )}
        </Later>
      </Box>
      <Later>
        <Facts card={card} />
      </Later>
    </Box>
  );
}
