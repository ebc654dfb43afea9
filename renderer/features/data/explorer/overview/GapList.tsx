// Days without an observation, as ranges.
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ExplorerStatistics } from '#core/contract/explorer.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Section } from '#renderer/ui/Section.tsx';

const SHOWN = 24;

export interface Gap {
  /** ISO days, the last one included. */
  from: string;
  to: string;
}

interface Props {
  found: ExplorerStatistics;
  isStore: boolean;
  onPick: (gap: Gap) => void;
}

export function GapList({ found: { gaps }, isStore, onPick }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = gaps.ranges.slice(0, SHOWN);
  return (
    <Section
      title={t('explorer.gaps.title')}
      subtitle={t(isStore ? 'explorer.gaps.ofStore' : 'explorer.gaps.ofProduct')}
    >
      {gaps.days === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {t('explorer.gaps.none')}
        </Typography>
      ) : (
        <>
          <Typography variant="body2" sx={{ mb: 1 }}>
            {t('explorer.gaps.count', { count: gaps.days, formatted: format.count(gaps.days) })}{' '}
            {t(isStore ? 'explorer.gaps.closeHint' : 'explorer.gaps.lookHint')}
          </Typography>
          <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, listStyle: 'none', m: 0, p: 0 }}>
            {shown.map((gap) => (
              <li key={gap.from}>
                <Chip
                  size="small"
                  variant="outlined"
                  onClick={() => onPick(gap)}
                  label={gap.from === gap.to ? format.day(gap.from) : `${format.day(gap.from)} – ${format.day(gap.to)}`}
                />
              </li>
            ))}
            {gaps.ranges.length > SHOWN && <li>…</li>}
          </Box>
        </>
      )}
    </Section>
  );
}
