// The policies side by side, figure by figure; the better one of each row stands out.

import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { REPLAY_POLICIES, type ReplayOutcome, type ReplaySummary } from '#core/contract/replays.ts';
import type { Formatters } from '#renderer/format/formatters.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Section } from '#renderer/ui/Section.tsx';

type Write = (outcome: ReplayOutcome, format: Formatters, currency: string) => string;

const FIGURES = {
  profit: (outcome, format, currency) => format.money(outcome.profit, currency),
  revenue: (outcome, format, currency) => format.money(outcome.revenue, currency),
  lostRevenue: (outcome, format, currency) => format.money(outcome.lostRevenue, currency),
  fillRate: (outcome, format) => format.percent(outcome.fillRate, 1),
  averageStockValue: (outcome, format, currency) => format.money(outcome.averageStockValue, currency),
  holdingCost: (outcome, format, currency) => format.money(outcome.holdingCost, currency),
  waste: (outcome, format, currency) => format.money(outcome.wasteCost, currency),
  orders: (outcome, format) => format.count(outcome.orders),
} as const satisfies Record<string, Write>;

export function ReplayPolicies({ replay }: { replay: ReplaySummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { outcomes, currency, minMaxAtEqualStock } = replay;
  const policies = REPLAY_POLICIES.filter((policy) => outcomes[policy]);
  const names = Object.keys(FIGURES) as (keyof typeof FIGURES)[];
  return (
    <Section flush title={t('profit.policies.title')} subtitle={t('profit.policies.text')}>
      <TableContainer>
        <Table size="small" aria-label={t('profit.policies.title')}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 2.5 }}>{t('profit.policies.figure')}</TableCell>
              {policies.map((policy) => (
                <TableCell key={policy} align="right" sx={{ '&:last-of-type': { pr: 2.5 } }}>
                  <Tooltip title={t(`profit.policyHint.${policy}`)}>
                    <Box component="span" tabIndex={0} sx={{ borderBottom: '1px dotted', borderColor: 'lineStrong' }}>
                      {t(`profit.policy.${policy}`)}
                    </Box>
                  </Tooltip>
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {names.map((name) => (
              <TableRow key={name}>
                <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                  {t(`profit.figure.${name}`)}
                </TableCell>
                {policies.map((policy) => {
                  const outcome = outcomes[policy];
                  return (
                    <TableCell
                      key={policy}
                      align="right"
                      sx={{
                        '&:last-of-type': { pr: 2.5 },
                        fontWeight: policy === 'shelfcast' ? 620 : 450,
                        color: policy === 'clairvoyant' ? 'text.secondary' : undefined,
                      }}
                    >
                      {outcome ? FIGURES[name](outcome, format, currency) : '–'}
                    </TableCell>
                  );
                })}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {minMaxAtEqualStock && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0, px: 2.5, py: 1.5 }}>
          {t('profit.policies.equal', {
            profit: format.money(minMaxAtEqualStock.profit, currency),
            share: format.percent(minMaxAtEqualStock.fillRate, 1),
          })}
        </Typography>
      )}
    </Section>
  );
}
