// Today beside another choice, figure by figure, with the difference in money.
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { TradeOffPoint } from '#core/contract/trade-offs.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { SPAN_DAYS } from './use-trade-off.ts';

const HALF_A_CENT = 0.005;

interface Props {
  label: string;
  today: TradeOffPoint;
  /** null: nothing is chosen yet. */
  point: TradeOffPoint | null;
  /** Heads the column of the choice. */
  pointLabel: string;
  currency: string;
}

export function FigureTable({ label, today, point, pointLabel, currency }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (amount: number) => format.money(amount, currency);
  const share = (value: number) => format.percent(value, 1);
  const signed = (amount: number) =>
    Math.abs(amount) < HALF_A_CENT ? money(0) : `${amount < 0 ? '−' : '+'}${money(Math.abs(amount))}`;
  const rows: {
    name: string;
    of: (one: TradeOffPoint) => number;
    write: (value: number) => string;
    isMoney: boolean;
  }[] = [
    { name: t('profit.level.figure.serviceLevel'), of: (one) => one.serviceLevel, write: share, isMoney: false },
    { name: t('profit.figure.fillRate'), of: (one) => one.fillRate, write: share, isMoney: false },
    { name: t('profit.figure.averageStockValue'), of: (one) => one.stockValue, write: money, isMoney: true },
    {
      name: t('profit.level.figure.lost', { days: SPAN_DAYS }),
      of: (one) => SPAN_DAYS * one.lostRevenuePerDay,
      write: money,
      isMoney: true,
    },
    {
      name: t('profit.level.figure.profit', { days: SPAN_DAYS }),
      of: (one) => SPAN_DAYS * one.profitPerDay,
      write: money,
      isMoney: true,
    },
  ];
  return (
    <TableContainer sx={{ '& td': { whiteSpace: 'nowrap' } }}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{t('profit.policies.figure')}</TableCell>
            <TableCell align="right">{t('profit.level.today')}</TableCell>
            <TableCell align="right">{pointLabel}</TableCell>
            <TableCell align="right" sx={{ pr: 2.5 }}>
              {t('profit.level.change')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ name, of, write, isMoney }) => (
            <TableRow key={name}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                {name}
              </TableCell>
              <TableCell align="right">{write(of(today))}</TableCell>
              <TableCell align="right" sx={{ fontWeight: 620 }}>
                {point ? write(of(point)) : '–'}
              </TableCell>
              <TableCell align="right" sx={{ pr: 2.5, color: 'text.secondary' }}>
                {point && isMoney ? signed(of(point) - of(today)) : ''}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
