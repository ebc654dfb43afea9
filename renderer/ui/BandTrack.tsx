// A forecast's 80 % band as words and as a small track: where the number sits between low and high.
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Banded } from '#core/contract/units.ts';
import { useFormat } from '../format/use-format.ts';
import { Term } from './help/Term.tsx';

export function BandTrack({ band, compact = false }: { band: Banded; compact?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const width = band.high - band.low;
  const at = width > 0 ? Math.min(1, Math.max(0, (band.mean - band.low) / width)) : 0.5;
  const track = (
    <Box sx={{ position: 'relative', height: 6, borderRadius: 3, bgcolor: 'primary.light', mb: 0.5 }} aria-hidden>
      <Box
        sx={{
          position: 'absolute',
          left: `calc(${at * 100}% - 1.5px)`,
          top: -2,
          width: 3,
          height: 10,
          borderRadius: 2,
          bgcolor: 'primary.main',
        }}
      />
    </Box>
  );
  const words = (
    <Typography variant="caption" component="div" color="textSecondary" noWrap={compact}>
      {compact ? format.band(band) : <Term name="band">{t('band80', { band: format.band(band) })}</Term>}
    </Typography>
  );
  // In a table the pointer alone asks: a stop for the keyboard in each row would be a long way round.
  return compact ? (
    <Tooltip title={t('band80Hint')}>
      <Box>
        {track}
        {words}
      </Box>
    </Tooltip>
  ) : (
    <Box>
      {track}
      {words}
    </Box>
  );
}
