// What the colours and signs of the calendar mean.
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/format/use-format.ts';
import { shadeOf } from './heat-map.ts';

interface Props {
  ends: readonly number[];
  shades: readonly string[];
}

const SIGNS = ['zero', 'closed', 'missing', 'outlier'] as const;

export function HeatLegend({ ends, shades }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const levels = ends.length + 1;
  return (
    <Box
      className="heat-legend"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        typography: 'caption',
        color: 'text.secondary',
      }}
    >
      {Array.from({ length: levels }, (_, level) => (
        <Item key={shadeOf(level, levels, shades)} background={shadeOf(level, levels, shades)}>
          {level < ends.length
            ? t('explorer.calendar.upTo', { units: format.units(ends[level]) })
            : t('explorer.calendar.more')}
        </Item>
      ))}
      {SIGNS.map((sign) => (
        <Item key={sign} state={sign}>
          {sign === 'outlier' ? t('explorer.flag.outlier') : t(`explorer.calendar.state.${sign}`)}
        </Item>
      ))}
    </Box>
  );
}

function Item({ state, background, children }: { state?: string; background?: string; children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.625 }}>
      <Box
        aria-hidden
        data-state={state}
        style={{ background }}
        sx={{ width: 13, height: 13, borderRadius: '3px', boxSizing: 'border-box' }}
      />
      {children}
    </Box>
  );
}
