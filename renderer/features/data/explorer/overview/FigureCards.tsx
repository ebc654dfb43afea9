// The figures of a series as cards, and what stands out of it as ways into the list.
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { type ExplorerStatistics, OBSERVATION_FLAGS } from '#core/contract/explorer.ts';
import type { Store } from '#core/contract/stores.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { StatCard, StatRow } from '#renderer/ui/StatCard.tsx';
import type { ExplorerView } from '../use-explorer-view.ts';

interface Props {
  found: ExplorerStatistics;
  store: Store;
  view: ExplorerView;
}

export function FigureCards({ found, store, view }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency } = store.settings;
  const { frequency, mean, median, sd, zeroShare, minPrice, maxPrice, firstDay, lastDay, revenue } = found;
  const money = (value: number) => format.money(value, currency, true);
  const price =
    minPrice === null || maxPrice === null
      ? ''
      : minPrice === maxPrice
        ? money(minPrice)
        : `${money(minPrice)} – ${money(maxPrice)}`;
  const flags = OBSERVATION_FLAGS.filter((flag) => found.flags[flag] > 0);
  return (
    <div>
      <StatRow columns={4}>
        <StatCard
          label={t('explorer.card.units')}
          figure={format.units(found.units)}
          note={revenue === null ? undefined : t('explorer.card.revenue', { money: format.money(revenue, currency) })}
        />
        <StatCard
          label={t(`explorer.card.typical.${frequency}`)}
          figure={median === null ? '' : format.units(median)}
          note={
            mean === null || sd === null
              ? undefined
              : t('explorer.card.mean', { mean: format.decimal(mean, 1), sd: format.decimal(sd, 1) })
          }
        />
        <StatCard
          label={t(`explorer.card.zero.${frequency}`)}
          figure={zeroShare === null ? '' : format.percent(zeroShare, zeroShare > 0 && zeroShare < 0.1 ? 1 : 0)}
          note={t(`explorer.card.of.${frequency}`, { count: found.days, formatted: format.count(found.days) })}
        />
        <StatCard
          label={t('explorer.card.known')}
          figure={
            <Box component="span" sx={{ fontSize: '1.0625rem' }}>
              {firstDay && lastDay ? `${format.day(firstDay)} – ${format.day(lastDay)}` : ''}
            </Box>
          }
          note={price === '' ? undefined : t('explorer.card.price', { price })}
        />
      </StatRow>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center', mt: -1 }}>
        <Typography variant="caption" color="textSecondary">
          {flags.length === 0 ? t('explorer.card.nothing') : t('explorer.card.look')}
        </Typography>
        {flags.map((flag) => (
          <Chip
            key={flag}
            component="button"
            clickable
            size="small"
            variant="outlined"
            label={`${t(`explorer.flag.${flag}`)}: ${format.count(found.flags[flag])}`}
            onClick={() => view.show({ view: 'observations', filter: { flags: [flag] } })}
          />
        ))}
      </Box>
    </div>
  );
}
