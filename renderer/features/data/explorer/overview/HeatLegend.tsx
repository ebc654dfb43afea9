// What the colours and signs of the calendar mean.
import Box from '@mui/material/Box';
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
      sx={({ vars }) => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        typography: 'caption',
        color: 'text.secondary',
        '--heat-line': vars?.palette.text.secondary,
        '--heat-zero': vars?.palette.divider,
      })}
    >
      {Array.from({ length: levels }, (_, level) => (
        <Item key={shadeOf(level, levels, shades)} style={{ background: shadeOf(level, levels, shades) }}>
          {level < ends.length
            ? t('explorer.calendar.upTo', { units: format.units(ends[level]) })
            : t('explorer.calendar.more')}
        </Item>
      ))}
      {SIGNS.map((sign) => (
        <Item key={sign} style={SIGN_STYLES[sign]}>
          {sign === 'outlier' ? t('explorer.flag.outlier') : t(`explorer.calendar.state.${sign}`)}
        </Item>
      ))}
    </Box>
  );
}

const SIGN_STYLES = {
  zero: { background: 'var(--heat-zero)' },
  closed: { background: 'repeating-linear-gradient(45deg, var(--heat-line) 0 1.5px, transparent 1.5px 4px)' },
  missing: { border: '1.5px dashed var(--heat-line)' },
  outlier: { border: '1.5px solid currentColor' },
} as const;

function Item({ style, children }: { style: React.CSSProperties; children: React.ReactNode }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.625 }}>
      <Box aria-hidden style={style} sx={{ width: 13, height: 13, borderRadius: '3px', boxSizing: 'border-box' }} />
      {children}
    </Box>
  );
}
