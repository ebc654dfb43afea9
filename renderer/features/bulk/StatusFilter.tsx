// One chip for each stock status with its count; pressed chips are what is shown.

import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useTranslation } from 'react-i18next';
import type { BulkSummary } from '#core/contract/bulk.ts';
import type { StockStatus } from '#core/contract/units.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { StatusGlyph } from '#renderer/ui/glyphs.tsx';
import { STATUSES } from '#renderer/ui/StatusChip.tsx';
import type { ListFilter } from './bulk-view.ts';

export function StatusFilter({ summary, filtering }: { summary: BulkSummary; filtering: ListFilter }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const { filter, setFilter } = filtering;
  const chosen = filter.status ?? [];
  const toggle = (status: StockStatus) =>
    setFilter({
      status: chosen.includes(status) ? chosen.filter((other) => other !== status) : [...chosen, status],
    });
  const chip = (isOn: boolean, tone: { ink: string; soft: string }) => ({
    gap: 0.5,
    height: 28,
    px: 1,
    borderRadius: 2,
    border: 1,
    fontSize: '0.7813rem',
    fontWeight: 540,
    borderColor: isOn ? tone.ink : 'divider',
    bgcolor: isOn ? tone.soft : 'transparent',
    color: isOn ? tone.ink : 'text.secondary',
    '&:hover': { borderColor: tone.ink },
  });
  const onlyToOrder = filter.onlyToOrder ?? false;
  return (
    <Box role="group" aria-label={t('bulk.filter.status')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
      {STATUSES.filter((status) => (summary.byStatus[status] ?? 0) > 0).map((status) => {
        const isOn = chosen.includes(status);
        return (
          <ButtonBase
            key={status}
            aria-pressed={isOn}
            onClick={() => toggle(status)}
            sx={chip(isOn, palette.status[status])}
          >
            <Box component="span" sx={{ display: 'inline-flex', fontSize: 14, color: palette.status[status].ink }}>
              <StatusGlyph status={status} />
            </Box>
            {t(`status.${status}`)} {format.count(summary.byStatus[status] ?? 0)}
          </ButtonBase>
        );
      })}
      <ButtonBase
        aria-pressed={onlyToOrder}
        onClick={() => setFilter({ onlyToOrder: !onlyToOrder })}
        sx={chip(onlyToOrder, palette.positive)}
      >
        {t('bulk.filter.toOrder')}
      </ButtonBase>
    </Box>
  );
}
