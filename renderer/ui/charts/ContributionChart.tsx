// What a prediction is made of, as a staircase: the baseline, what each group adds or takes away, the result.
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useGroupWords } from '#renderer/format/use-group-words.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { staircase } from './staircase.ts';

interface Props {
  title: string;
  subtitle?: string;
  explanation: Explanation;
  fileName: string;
  /** What the staircase starts from, where it is not the model's average. */
  from?: string;
  controls?: ReactNode;
}

export function ContributionChart({ title, subtitle, explanation, fileName, from: startWords, controls }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const groupWords = useGroupWords();
  const { chart } = usePalette();
  const steps = staircase(explanation);
  const words = (group: string) => {
    if (group === 'baseline') return startWords ?? t('explain.baseline');
    return group === 'mean' ? t('explain.prediction') : groupWords(group);
  };
  const low = Math.min(0, ...steps.flatMap(({ from, to }) => [from, to]));
  const high = Math.max(1e-9, ...steps.flatMap(({ from, to }) => [from, to]));
  const share = (value: number) => ((value - low) / (high - low)) * 100;
  const signed = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${format.decimal(Math.abs(value), 1)}`;
  const data = {
    columns: [{ label: t('explain.group') }, { label: t('explain.effect'), numeric: true, format: signed }],
    rows: steps.map(({ group, to, units }) => [words(group), group === 'mean' ? to : units]),
  };
  return (
    <ChartFrame
      bare
      controls={controls}
      title={title}
      subtitle={subtitle}
      data={data}
      fileName={fileName}
      height={24 * steps.length + 16}
    >
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, pt: 0.5 }}>
        {steps.map(({ group, from, to, units, total }) => (
          <Box
            component="li"
            key={group}
            sx={{
              display: 'grid',
              gridTemplateColumns: 'minmax(92px, 34%) 1fr 56px',
              alignItems: 'center',
              gap: 1,
              minHeight: 24,
              typography: 'caption',
              fontWeight: total ? 580 : 450,
            }}
          >
            <Box component="span" sx={{ lineHeight: 1.25 }}>
              {words(group)}
            </Box>
            <Box aria-hidden sx={{ position: 'relative', height: 14 }}>
              <Box
                sx={{
                  position: 'absolute',
                  top: 0,
                  bottom: 0,
                  borderRadius: '3px',
                  left: `${share(Math.min(from, to))}%`,
                  width: `max(2px, ${share(Math.max(from, to)) - share(Math.min(from, to))}%)`,
                  bgcolor: total
                    ? group === 'mean'
                      ? chart.forecast
                      : chart.reference
                    : units >= 0
                      ? chart.up
                      : chart.down,
                }}
              />
            </Box>
            <Box component="span" sx={{ textAlign: 'right', fontFeatureSettings: "'tnum' 1" }}>
              {total ? format.decimal(to, 1) : signed(units)}
            </Box>
          </Box>
        ))}
      </Box>
    </ChartFrame>
  );
}
