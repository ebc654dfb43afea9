// The models of a store, newest first, each beside the naive method on the same days.
import Active from '@mui/icons-material/CheckCircleRounded';
import Failed from '@mui/icons-material/ErrorOutlineRounded';
import Previous from '@mui/icons-material/HistoryRounded';
import Archived from '@mui/icons-material/Inventory2Outlined';
import AsOf from '@mui/icons-material/UpdateRounded';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { ModelCard } from '#core/contract/models.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';

const STATUS = {
  active: { Icon: Active, color: 'success.main' },
  previous: { Icon: Previous, color: 'text.secondary' },
  'as-of': { Icon: AsOf, color: 'info.main' },
  failed: { Icon: Failed, color: 'error.main' },
  archived: { Icon: Archived, color: 'text.secondary' },
} as const satisfies Record<ModelCard['status'], unknown>;

export const naiveOf = (card: ModelCard) =>
  card.references.find(({ forecaster }) => forecaster === 'seasonal-naive')?.accuracy ?? null;

export function ModelTable({ models, shownId }: { models: ModelCard[]; shownId: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : format.percent(value, 1);
  return (
    <Box sx={{ mb: 2.5 }}>
      <Section flush title={t('models.table')}>
        <TableContainer sx={{ maxHeight: 300 }}>
          <Table size="small" stickyHeader aria-label={t('models.table')}>
            <TableHead>
              <TableRow>
                <TableCell sx={{ pl: 2.5 }}>
                  <Term name="version">{t('models.column.version')}</Term>
                </TableCell>
                <TableCell>{t('models.column.status')}</TableCell>
                <TableCell>{t('models.column.trained')}</TableCell>
                <TableCell align="right">{t('models.column.records')}</TableCell>
                <TableCell align="right">{t('models.column.accuracy')}</TableCell>
                <TableCell align="right">
                  <Term name="wape">{t('models.column.wape')}</Term>
                </TableCell>
                <TableCell align="right">
                  <Term name="seasonalNaive">{t('models.column.naive')}</Term>
                </TableCell>
                <TableCell align="right">
                  <Term name="mae">{t('models.column.mae')}</Term>
                </TableCell>
                <TableCell align="right" sx={{ pr: 2.5 }}>
                  {t('models.column.took')}
                </TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {models.map((card) => {
                const { Icon, color } = STATUS[card.status];
                const { wape, mae } = card.accuracy;
                return (
                  <TableRow key={card.id} hover selected={card.id === shownId}>
                    <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                      <Link
                        component={RouterLink}
                        to={PATHS.model(card.id)}
                        replace
                        aria-current={card.id === shownId}
                        sx={{ fontWeight: 560 }}
                      >
                        {t('models.version', { version: card.version })}
                      </Link>
                    </TableCell>
                    <TableCell>
                      <Box sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, whiteSpace: 'nowrap' }}>
                        <Icon sx={{ fontSize: 16, color }} aria-hidden />
                        {t(`models.status.${card.status}`)}
                      </Box>
                    </TableCell>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>
                      <Tooltip title={t('models.by', { when: format.moment(card.trainedAt), who: card.trainedBy })}>
                        <span>{format.ago(card.trainedAt)}</span>
                      </Tooltip>
                    </TableCell>
                    <TableCell align="right">{format.count(card.data.observations)}</TableCell>
                    <TableCell align="right">{wape === null ? '–' : share(Math.max(0, 1 - wape))}</TableCell>
                    <TableCell align="right">{share(wape)}</TableCell>
                    <TableCell align="right">{share(naiveOf(card)?.wape)}</TableCell>
                    <TableCell align="right">{mae === null ? '–' : format.decimal(mae)}</TableCell>
                    <TableCell align="right" sx={{ pr: 2.5, whiteSpace: 'nowrap' }}>
                      {format.duration(card.seconds)}
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </TableContainer>
      </Section>
    </Box>
  );
}
