// The replay by product, those first for which it made the largest difference.

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPLAY_POLICIES, type ReplayLine, type ReplaySummary } from '#core/contract/replays.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { Section } from '#renderer/ui/Section.tsx';

const PAGE = 25;

export function ReplayProducts({ replay }: { replay: ReplaySummary }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const [limit, setLimit] = useState(PAGE);
  const { data, error, refetch } = useQuery({
    ...engine.replays.lines.queryOptions({ input: { jobId: replay.jobId, offset: 0, limit } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section flush title={t('profit.products.title')} subtitle={t('profit.products.text')}>
      {error ? (
        <ErrorState dense error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Box sx={{ px: 2.5, pb: 2 }} role="status" aria-label={t('loading')}>
          <Skeleton height={38} />
          <Skeleton height={38} />
        </Box>
      ) : (
        <>
          <Lines lines={data.lines} replay={replay} />
          {data.lines.length < data.total && (
            <Button sx={{ m: 1.5 }} onClick={() => setLimit(Math.min(1000, limit + PAGE))}>
              {t('actions.showMore')}
            </Button>
          )}
        </>
      )}
    </Section>
  );
}

function Lines({
  lines,
  replay: { currency, outcomes: totals },
}: {
  lines: readonly ReplayLine[];
  replay: ReplaySummary;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const policies = REPLAY_POLICIES.filter((policy) => policy !== 'clairvoyant' && totals[policy]);
  const money = (amount: number | undefined) => (amount === undefined ? '–' : format.money(amount, currency));
  return (
    <TableContainer>
      <Table size="small" aria-label={t('profit.products.title')}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{t('bulk.column.product')}</TableCell>
            {policies.map((policy) => (
              <TableCell key={policy} align="right">
                {t(`profit.policy.${policy}`)}
              </TableCell>
            ))}
            <TableCell align="right">{t('profit.products.gain')}</TableCell>
            <TableCell align="right">{t('profit.figure.fillRate')}</TableCell>
            <TableCell align="right" sx={{ pr: 2.5 }}>
              {t('profit.figure.averageStockValue')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map(({ product, name, category, outcomes }) => {
            const { shelfcast: ours, 'min-max': rule } = outcomes;
            return (
              <TableRow key={product}>
                <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                  {name}
                  {category && (
                    <Box component="span" sx={{ color: 'text.secondary', typography: 'caption', ml: 1 }}>
                      {category}
                    </Box>
                  )}
                </TableCell>
                {policies.map((policy) => (
                  <TableCell key={policy} align="right">
                    {money(outcomes[policy]?.profit)}
                  </TableCell>
                ))}
                <TableCell align="right" sx={{ fontWeight: 600 }}>
                  {ours && rule ? signed(ours.profit - rule.profit, money) : '–'}
                </TableCell>
                <TableCell align="right">{ours ? format.percent(ours.fillRate, 1) : '–'}</TableCell>
                <TableCell align="right" sx={{ pr: 2.5 }}>
                  {money(ours?.averageStockValue)}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

const signed = (amount: number, money: (amount: number) => string): string =>
  `${amount < 0 ? '−' : '+'}${money(Math.abs(amount))}`;
