// A whole distribution in one line: the 95, 80 and 50 % bands nested, the expected value, and levels to compare it with.
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { visuallyHidden } from '../visually-hidden.ts';
import { Q } from './quantiles.ts';

export interface StripMark {
  label: string;
  value: number;
  /** A colour of the palette; the ink of words when left out. */
  color?: string;
}

interface Props {
  /** What is distributed: "Demand in 14 days". */
  label: string;
  mean: number;
  /** Seven quantiles, as the contract orders them. */
  quantiles: number[];
  /** Levels such as stock on hand or the order-up-to level. */
  marks?: StripMark[];
  /** How values are worded; units when left out. */
  format?: (value: number) => string;
}

export function DistributionStrip({ label, mean, quantiles, marks = [], format: worded }: Props) {
  const { t } = useTranslation();
  const { units } = useFormat();
  const { chart, inkMuted } = usePalette();
  const format = worded ?? units;
  const top = Math.max(quantiles[Q.high95], mean, ...marks.map(({ value }) => value), 1e-9) * 1.04;
  const at = (value: number) => `${(Math.max(0, value) / top) * 100}%`;
  const bands = [
    { key: t('chart.band95'), low: quantiles[Q.low95], high: quantiles[Q.high95], opacity: 0.16, height: 10 },
    { key: t('chart.band80'), low: quantiles[Q.low80], high: quantiles[Q.high80], opacity: 0.3, height: 14 },
    { key: t('chart.band50'), low: quantiles[Q.low50], high: quantiles[Q.high50], opacity: 0.5, height: 18 },
  ];
  return (
    <Box component="section" aria-label={label} sx={{ minWidth: 0 }}>
      <Box aria-hidden sx={{ position: 'relative', height: 30 }}>
        <Box sx={{ position: 'absolute', left: 0, right: 0, top: 14, height: 2, bgcolor: 'divider' }} />
        {bands.map(({ key, low, high, opacity, height }) => (
          <Box
            key={key}
            sx={{
              position: 'absolute',
              left: at(low),
              width: `max(2px, calc(${at(high)} - ${at(low)}))`,
              top: 15 - height / 2,
              height,
              borderRadius: '4px',
              bgcolor: chart.forecast,
              opacity,
            }}
          />
        ))}
        <Box
          sx={{
            position: 'absolute',
            left: `calc(${at(mean)} - 1.5px)`,
            top: 3,
            width: 3,
            height: 24,
            borderRadius: 2,
            bgcolor: chart.forecast,
          }}
        />
        {marks.map(({ label: name, value, color = inkMuted }) => (
          <Box
            key={name}
            sx={{
              position: 'absolute',
              left: `calc(${at(value)} - 5px)`,
              top: 0,
              width: 0,
              height: 0,
              borderInline: '5px solid transparent',
              borderTop: `7px solid ${color}`,
            }}
          />
        ))}
      </Box>
      <Box
        component="dl"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2,
          rowGap: 0.25,
          m: 0,
          mt: 0.5,
          typography: 'caption',
          color: 'text.secondary',
          '& > div, & dt': { display: 'flex', alignItems: 'center', gap: 0.625 },
          '& dd': { m: 0, color: 'text.primary', fontWeight: 560, fontFeatureSettings: "'tnum' 1" },
        }}
      >
        <div>
          <dt>
            <Dot color={chart.forecast} />
            {t('chart.expected')}
          </dt>
          <dd>{format(mean)}</dd>
        </div>
        <div>
          <dt>
            <Dot color={chart.forecast} opacity={0.46} />
            {t('chart.band80')}
          </dt>
          <dd>
            {format(quantiles[Q.low80])} – {format(quantiles[Q.high80])}
          </dd>
        </div>
        <div style={visuallyHidden}>
          <dt>{t('chart.band50')}</dt>
          <dd>
            {format(quantiles[Q.low50])} – {format(quantiles[Q.high50])}
          </dd>
          <dt>{t('chart.band95')}</dt>
          <dd>
            {format(quantiles[Q.low95])} – {format(quantiles[Q.high95])}
          </dd>
        </div>
        {marks.map(({ label: name, value, color = inkMuted }) => (
          <div key={name}>
            <dt>
              <Box
                component="span"
                aria-hidden
                sx={{ borderInline: '4.5px solid transparent', borderTop: `7px solid ${color}` }}
              />
              {name}
            </dt>
            <dd>{format(value)}</dd>
          </div>
        ))}
      </Box>
    </Box>
  );
}

const Dot = ({ color, opacity = 1 }: { color: string; opacity?: number }) => (
  <Box component="span" aria-hidden sx={{ width: 9, height: 9, borderRadius: '2px', bgcolor: color, opacity }} />
);
