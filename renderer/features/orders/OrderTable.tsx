// Orders of one kind as a table; the supplier's name opens the order.
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { Order } from '#core/contract/orders.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';
import { isBelowMinimum, useOrderWords } from './order-words.ts';
import { StateChip } from './StateChip.tsx';

interface Props {
  label: string;
  orders: readonly Order[];
  today: string;
}

export function OrderTable({ label, orders, today }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOrderWords();
  return (
    <TableContainer>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>{t('orders.column.order')}</TableCell>
            <TableCell>{t('orders.column.state')}</TableCell>
            <TableCell>{t('orders.column.orderDay')}</TableCell>
            <TableCell>{t('orders.column.arrives')}</TableCell>
            <TableCell align="right">{t('orders.column.units')}</TableCell>
            <TableCell align="right">{t('orders.column.cost')}</TableCell>
            <TableCell>{t('orders.column.rounding')}</TableCell>
            <TableCell>{t('orders.column.minimum')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {orders.map((order) => (
            <TableRow key={order.id} hover>
              <TableCell>
                <Link
                  component={RouterLink}
                  to={PATHS.order(order.id)}
                  aria-label={t('orders.open', { number: order.number, supplier: words.supplierOf(order) })}
                  sx={{ fontWeight: 600 }}
                >
                  {words.supplierOf(order)}
                </Link>
                <Typography variant="caption" color="textSecondary" component="div">
                  {t('orders.paper.title', { number: order.number })} ·{' '}
                  {t('orders.lines', { count: order.lines, formatted: format.count(order.lines) })}
                </Typography>
              </TableCell>
              <TableCell>
                <StateChip order={order} today={today} />
              </TableCell>
              <TableCell>{format.day(order.orderDay)}</TableCell>
              <TableCell>{format.day(order.receivedDay ?? order.expectedDay)}</TableCell>
              <TableCell align="right">{format.units(order.units)}</TableCell>
              <TableCell align="right">
                {words.money(order.cost, order)}
                {order.linesWithoutCost > 0 && (
                  <Typography variant="caption" color="textSecondary" component="div">
                    {t('orders.withoutCost', { count: order.linesWithoutCost })}
                  </Typography>
                )}
              </TableCell>
              <TableCell>{words.rounding(order)}</TableCell>
              <TableCell sx={{ color: isBelowMinimum(order) ? 'warning.main' : undefined }}>
                {words.minimum(order)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
