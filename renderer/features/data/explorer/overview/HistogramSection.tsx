// How often which number of units was sold.
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ExplorerStatistics } from '#core/contract/explorer.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ChartFrame } from '#renderer/ui/charts/ChartFrame.tsx';

const HEIGHT = 180;
/** Labels below the bars have room for so many. */
const MOST_LABELS = 10;

export function HistogramSection({ found, fileName }: { found: ExplorerStatistics; fileName: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { histogram, frequency } = found;
  const isSingle = histogram.every(({ from, to }) => to - from === 1);
  const name = ({ from, to }: { from: number; to: number }) =>
    isSingle ? format.count(from) : `${format.units(from)} – ${format.units(to)}`;
  const most = Math.max(1, ...histogram.map(({ days }) => days));
  const every = Math.ceil(histogram.length / MOST_LABELS);
  const days = t(`explorer.distribution.days.${frequency}`);
  return (
    <ChartFrame
      title={t('explorer.distribution.title')}
      subtitle={t(`explorer.distribution.text.${frequency}`)}
      fileName={fileName}
      height={HEIGHT}
      data={{
        columns: [{ label: t('explorer.distribution.units') }, { label: days, numeric: true }],
        rows: histogram.map((bin) => [name(bin), bin.days]),
      }}
    >
      <Box
        role="img"
        aria-label={t('explorer.distribution.alt', {
          most: name(histogram.find((bin) => bin.days === most) ?? { from: 0, to: 0 }),
        })}
      >
        <Box
          sx={{
            display: 'flex',
            alignItems: 'flex-end',
            gap: '2px',
            height: HEIGHT,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          {histogram.map((bin) => (
            <Box
              key={bin.from}
              title={`${name(bin)}: ${format.count(bin.days)}`}
              sx={{ flex: 1, minWidth: 0, height: '100%', display: 'flex', alignItems: 'flex-end' }}
            >
              <Box
                sx={{
                  width: '100%',
                  height: `${(bin.days / most) * 100}%`,
                  minHeight: bin.days > 0 ? 2 : 0,
                  borderRadius: '3px 3px 0 0',
                  bgcolor: 'primary.main',
                }}
              />
            </Box>
          ))}
        </Box>
        <Box sx={{ display: 'flex', gap: '2px', pt: 0.5, typography: 'caption', color: 'text.secondary' }}>
          {histogram.map((bin, at) => (
            <Box
              key={bin.from}
              sx={{
                flex: 1,
                minWidth: 0,
                whiteSpace: 'nowrap',
                textAlign: isSingle ? 'center' : 'left',
                overflow: 'visible',
              }}
            >
              {at % every === 0 ? format.units(bin.from) : ''}
            </Box>
          ))}
        </Box>
      </Box>
    </ChartFrame>
  );
}
