// What needs attention today, the most money first.
import Unknown from '@mui/icons-material/HelpOutlineRounded';
import Fine from '@mui/icons-material/TaskAltRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Dashboard } from '#core/contract/dashboard.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { StatusChip } from '#renderer/ui/StatusChip.tsx';

const SHOWN = 8;

export function Attention({ data }: { data: Dashboard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = data.attention.slice(0, SHOWN);
  const coverWords = (days: number) => {
    const whole = Math.round(days);
    return whole < 1 ? t('dashboard.coverGone') : t('dashboard.cover', { days: t('days', { count: whole }) });
  };
  return (
    <Section
      title={t('dashboard.attention')}
      subtitle={list.length > 0 ? t('dashboard.attentionText') : undefined}
      actions={
        list.length > 0 && (
          <Button size="small" component={Link} to={PATHS.bulk}>
            {t('dashboard.all')}
          </Button>
        )
      }
    >
      {list.length === 0 ? (
        <NothingToDo data={data} />
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {list.map(({ product, name, status, orderQuantity, daysOfCover, moneyAtStake, priority }) => (
            <Box
              component="li"
              key={product}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 1.5,
                py: 1,
                borderTop: 1,
                borderColor: 'divider',
                '&:first-of-type': { borderTop: 0, pt: 0 },
              }}
            >
              <Box sx={{ minWidth: 0, flex: 1 }}>
                <Typography variant="body2" sx={{ fontWeight: 560 }} noWrap title={name}>
                  {name}
                </Typography>
                <Typography variant="caption" color="textSecondary" component="div" sx={{ lineHeight: 1.35 }}>
                  {[
                    orderQuantity > 0
                      ? t('dashboard.order', { count: orderQuantity, formatted: format.count(orderQuantity) })
                      : null,
                    daysOfCover === null ? null : coverWords(daysOfCover),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Typography>
              </Box>
              <StatusChip status={status} />
              <Box sx={{ width: 74, textAlign: 'right', typography: 'body2', fontWeight: 580 }}>
                {moneyAtStake === null ? '–' : format.shortMoney(priority, data.currency)}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Section>
  );
}

/** An empty list means different things: all is well, or nobody can know. */
function NothingToDo({ data }: { data: Dashboard }) {
  const { t } = useTranslation();
  if (data.forecast === null) {
    return (
      <EmptyState dense icon={<Unknown />} title={t('dashboard.notReadyTitle')} text={t('dashboard.notReadyText')} />
    );
  }
  if (data.runningOut === null) {
    return (
      <EmptyState dense icon={<Unknown />} title={t('dashboard.noStockTitle')} text={t('dashboard.noStockText')} />
    );
  }
  return <EmptyState dense icon={<Fine />} title={t('dashboard.nothingTitle')} text={t('dashboard.nothingText')} />;
}
