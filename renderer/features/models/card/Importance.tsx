// What the trees look at, by group or feature by feature: share of the gain.

import Bars from '@mui/icons-material/BarChartRounded';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelCard } from '#core/contract/models.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useGroupWords } from '#renderer/format/use-group-words.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { BarList } from '#renderer/ui/charts/BarList.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Section } from '#renderer/ui/Section.tsx';

const MOST_BARS = 12;

type Features = ModelCard['features'];

function byGroup(features: Features): { name: string; gainShare: number }[] {
  const sums = new Map<string, number>();
  for (const { group, gainShare } of features) sums.set(group, (sums.get(group) ?? 0) + gainShare);
  return [...sums].map(([name, gainShare]) => ({ name, gainShare }));
}

export function Importance({ features }: { features: Features }) {
  const { t } = useTranslation();
  const format = useFormat();
  const groupWords = useGroupWords();
  const { chart } = usePalette();
  const [view, setView] = useState<'group' | 'feature'>('group');
  const bars = useMemo(() => {
    const list = view === 'group' ? byGroup(features) : features;
    return [...list].sort((a, b) => b.gainShare - a.gainShare).slice(0, MOST_BARS);
  }, [features, view]);
  return (
    <Section
      title={t('models.importance')}
      subtitle={t('models.importanceText')}
      actions={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          onChange={(_event, next) => next && setView(next)}
          aria-label={t('models.importance')}
        >
          <ToggleButton value="group">{t('models.byGroup')}</ToggleButton>
          <ToggleButton value="feature">{t('models.byFeature')}</ToggleButton>
        </ToggleButtonGroup>
      }
    >
      {bars.length === 0 ? (
        <EmptyState dense icon={<Bars />} title={t('models.noTrees')} text={t('models.noTreesText')} />
      ) : (
        <BarList
          label={t('models.importance')}
          bars={bars.map(({ name, gainShare }) => ({
            key: name,
            label: view === 'group' ? groupWords(name) : name,
            share: gainShare,
            figure: format.percent(gainShare, 1),
            color: chart.forecast,
          }))}
        />
      )}
    </Section>
  );
}
